package dev.refundkit.testkit.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the body of a call as it stands; what is wrong with it is for the library to say. */
final class BodyReader {

  private BodyReader() {}

  /**
   * @param beside keys that are not of the body
   */
  static Body read(YamlValue value, String... beside) {
    Map<String, Object> fields = value.plainMap();
    Map<String, Integer> lines = new HashMap<>();
    collect(value, "", lines);
    fields.keySet().removeAll(List.of(beside));
    return new Body(fields, lines);
  }

  private static void collect(YamlValue value, String place, Map<String, Integer> lines) {
    lines.put(place, value.line());
    if (value.isMapping()) {
      String prefix = place.isEmpty() ? "" : place + ".";
      value.entries().forEach((key, entry) -> collect(entry, prefix + key, lines));
    } else if (value.isList()) {
      List<YamlValue> items = value.list();
      for (int i = 0; i < items.size(); i++) {
        collect(items.get(i), place + "[" + i + "]", lines);
      }
    }
  }
}
