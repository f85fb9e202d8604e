package dev.refundkit.testkit.scenario;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the one YAML 1.2 document of a file, of at most 1 MiB and 30 levels. */
final class YamlFile {

  static final int MAX_SIZE = 1024 * 1024;
  static final int MAX_DEPTH = 30;

  private YamlFile() {}

  static YamlValue read(Path file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_SIZE)
            .build();
    try {
      checkDepth(file, new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(node -> new NodeReader(file).read(node))
          .orElseThrow(() -> new ScenarioException(file, 0, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      throw new ScenarioException(file, line, "not YAML 1.2: " + e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException e) {
      // IllegalArgumentException: an escape that is no character, such as \UFFFFFFFF.
      throw new ScenarioException(file, 0, "not YAML 1.2: " + e.getMessage());
    }
  }

  /** Before nodes are made of it, which would take a stack as deep as the text. */
  private static void checkDepth(Path file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        throw new ScenarioException(file, line, "more than " + MAX_DEPTH + " levels");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }
}
