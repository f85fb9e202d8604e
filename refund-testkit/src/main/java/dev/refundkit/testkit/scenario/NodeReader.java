package dev.refundkit.testkit.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns YAML nodes into values that know where they stand, within bounds: 30 levels, 100 000 values
 * with what aliases repeat, 1000 characters in a number.
 */
final class NodeReader {

  private static final int MAX_VALUES = 100_000;
  private static final int MAX_NUMBER = 1000;

  private final Path file;
  private int values;

  NodeReader(Path file) {
    this.file = file;
  }

  YamlValue read(Node root) {
    return read(root, "", line(root), 0);
  }

  private YamlValue read(Node node, String place, int line, int depth) {
    if (depth > YamlFile.MAX_DEPTH || ++values > MAX_VALUES) {
      throw new ScenarioException(
          file,
          line,
          "more than "
              + YamlFile.MAX_DEPTH
              + " levels or "
              + MAX_VALUES
              + " values; maybe an alias repeats");
    }
    if (node instanceof MappingNode mapping) {
      return new YamlValue(file, line, place, entries(mapping, place, depth));
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(read(item, place + "[" + items.size() + "]", line(item), depth + 1));
      }
      return new YamlValue(file, line, place, items);
    }
    if (node instanceof ScalarNode scalar) {
      return new YamlValue(file, line, place, scalar(scalar, line));
    }
    throw new ScenarioException(file, line, "an alias without its anchor");
  }

  private Map<String, YamlValue> entries(MappingNode mapping, String place, int depth) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ScenarioException(file, line, "a key must be text");
      }
      String name = key.getValue();
      String inner = place.isEmpty() ? name : place + "." + name;
      if (entries.put(name, read(tuple.getValueNode(), inner, line, depth + 1)) != null) {
        throw new ScenarioException(file, line, "key " + inner + " stands twice");
      }
    }
    return entries;
  }

  private @Nullable Object scalar(ScalarNode node, int line) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return text;
    }
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return text.toLowerCase(Locale.ROOT).equals("true");
    }
    if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && text.length() <= MAX_NUMBER) {
      return number(text, line);
    }
    throw new ScenarioException(file, line, "a value of type " + tag + " is not known here");
  }

  private Object number(String text, int line) {
    try {
      if (text.startsWith("0x")) {
        return whole(new BigInteger(text.substring(2), 16));
      }
      if (text.startsWith("0o")) {
        return whole(new BigInteger(text.substring(2), 8));
      }
      return text.matches("[-+]?[0-9]+") ? whole(new BigInteger(text)) : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new ScenarioException(file, line, "not a number that can be used here: " + text);
    }
  }

  private static Object whole(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
