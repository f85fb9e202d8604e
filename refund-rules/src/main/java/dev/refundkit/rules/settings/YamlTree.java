package dev.refundkit.rules.settings;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML into nodes that know where they stand, within bounds: 256 KiB, 8 levels, 1000 entries
 * of a list or mapping, no aliases.
 */
final class YamlTree {

  private static final int MOST_CODE_POINTS = 256 * 1024;
  private static final int MOST_LEVELS = 8;
  private static final int MOST_ENTRIES = 1000;

  private YamlTree() {}

  /**
   * The mapping that the text consists of.
   *
   * @throws PolicyException if it is not YAML, not one mapping, or out of bounds
   */
  static MappingNode read(String file, String text) {
    LoadSettings load =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(MOST_CODE_POINTS)
            .build();
    try {
      checkBounds(file, new Parse(load).parseString(text));
      Optional<Node> root = new Compose(load).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        checkEntries(file, file, mapping);
        return mapping;
      }
      throw new PolicyException(
          new Finding(
              FindingKind.SETTING,
              Place.of(file, 1, 1),
              "the file is not a mapping of keys to values",
              "Begin with: name: my_policy"));
    } catch (MarkedYamlEngineException e) {
      throw refused(
          file,
          e.getProblemMark(),
          "not YAML: " + e.getProblem() + context(e),
          "Check indentation, quotes and brackets here.");
    } catch (YamlEngineException e) {
      throw refused(
          file,
          Optional.empty(),
          "not readable: " + e.getMessage(),
          "Keep the file below 256 KiB of YAML 1.2.");
    } catch (IllegalArgumentException e) {
      // The parser lets an escape that is no character, such as \UFFFFFFFF, through as this.
      throw refused(
          file,
          Optional.empty(),
          "not YAML: " + e.getMessage(),
          "Check escapes (\\U) and directives (%).");
    }
  }

  /** Where the part begins that has no end. */
  private static String context(MarkedYamlEngineException e) {
    int line = e.getContextMark().map(mark -> mark.getLine() + 1).orElse(0);
    int problem = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
    return line == 0 || line == problem
        ? ""
        : ", " + e.getContext() + " that begins in line " + line;
  }

  private static void checkBounds(String file, Iterable<Event> events) {
    int level = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent) {
        throw refused(
            file,
            event.getStartMark(),
            "an alias (*)",
            "Write the value out; aliases are not read.");
      }
      level +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (level > MOST_LEVELS) {
        throw refused(
            file,
            event.getStartMark(),
            "more than " + MOST_LEVELS + " levels",
            "No setting is nested so deeply.");
      }
    }
  }

  /** Rules are checked against every name, so that their number is what a check costs. */
  private static void checkEntries(String file, String key, Node node) {
    if (node instanceof CollectionNode<?> entries && entries.getValue().size() > MOST_ENTRIES) {
      throw refused(
          file,
          node.getStartMark(),
          key + " has more than " + MOST_ENTRIES + " entries",
          "Keep at most " + MOST_ENTRIES + " of them.");
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : key;
        checkEntries(file, name, tuple.getValueNode());
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> checkEntries(file, key, item));
    }
  }

  private static PolicyException refused(
      String file, Optional<Mark> mark, String what, String advice) {
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    int column = mark.map(m -> m.getColumn() + 1).orElse(0);
    return new PolicyException(
        new Finding(FindingKind.SETTING, Place.of(file, line, column), what, advice));
  }
}
