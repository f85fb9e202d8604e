package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes documents: records with their components in order and in snake case. */
final class Wire {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Wire() {}

  static String json(Document document) {
    return MAPPER.writeValueAsString(document);
  }

  /** Half surrogate pairs, which only a Java caller's text can hold, become question marks. */
  static byte[] bytes(Document document) {
    return json(document).getBytes(UTF_8);
  }

  static Map<String, Object> map(Document document) {
    return FreeData.map(MAPPER.readTree(json(document)));
  }
}
