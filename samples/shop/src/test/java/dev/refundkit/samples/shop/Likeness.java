package dev.refundkit.samples.shop;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** How an answer differs from the one that a page shows, member by member. */
final class Likeness {

  private final Map<String, String> differences = new TreeMap<>();

  private Likeness() {}

  /**
   * The differences by JSON Pointer: the value instead, if it is of the same type; otherwise what
   * is wrong with it, in brackets.
   */
  static Map<String, String> differences(JsonNode page, JsonNode answer) {
    Likeness likeness = new Likeness();
    likeness.compare("", page, answer);
    return likeness.differences;
  }

  private void compare(String place, JsonNode page, JsonNode answer) {
    if (page.getNodeType() != answer.getNodeType()) {
      differences.put(place, "(" + answer.getNodeType() + ", not " + page.getNodeType() + ")");
    } else if (page.isObject()) {
      Set<String> names = new TreeSet<>(page.propertyNames());
      names.addAll(answer.propertyNames());
      names.forEach(name -> compare(place + "/" + name, page.path(name), answer.path(name)));
    } else if (page.isArray() && page.size() == answer.size()) {
      for (int i = 0; i < page.size(); i++) {
        compare(place + "/" + i, page.get(i), answer.get(i));
      }
    } else if (page.isArray()) {
      differences.put(place, "(" + answer.size() + " elements, not " + page.size() + ")");
    } else if (!page.equals(answer)) {
      differences.put(place, answer.asString());
    }
  }
}
