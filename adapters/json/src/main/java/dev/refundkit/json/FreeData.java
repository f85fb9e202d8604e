package dev.refundkit.json;

import dev.refundkit.text.StorableNumber;
import dev.refundkit.text.StorableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON as plain maps and lists, in order and with all its digits: whole numbers as {@code Long} or
 * {@code BigInteger}, others as {@code BigDecimal}, null as null.
 */
final class FreeData {

  private FreeData() {}

  @SuppressWarnings("NullAway") // null is data here, as metadata says of its values
  static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
    return map;
  }

  private static @Nullable Object value(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> map(value);
      case ARRAY -> list(value);
      case STRING -> value.stringValue();
      case NUMBER -> number(value);
      case BOOLEAN -> value.booleanValue();
      default -> null;
    };
  }

  private static List<@Nullable Object> list(JsonNode array) {
    List<@Nullable Object> list = new ArrayList<>();
    array.forEach(element -> list.add(value(element)));
    return list;
  }

  private static Number number(JsonNode value) {
    if (!value.isIntegralNumber()) {
      return value.decimalValue();
    }
    return value.canConvertToLong() ? (Number) value.longValue() : value.bigIntegerValue();
  }

  /**
   * Reports what a caller may not send: ill-formed text, and numbers that are short to write and
   * endless to work with.
   *
   * @param report takes field and rule
   */
  static void check(String path, JsonNode value, BiConsumer<String, String> report) {
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String place = path + "." + Shown.text(entry.getKey());
      if (!StorableText.is(entry.getKey())) {
        report.accept(place, StorableText.RULE);
      }
      check(place, entry.getValue(), report);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(path + "[" + i + "]", value.get(i), report);
      }
    } else if (value.isString() && !StorableText.is(value.stringValue())) {
      report.accept(path, StorableText.RULE);
    } else if (value.isNumber() && !StorableNumber.is(value.decimalValue())) {
      report.accept(path, StorableNumber.RULE);
    }
  }
}
