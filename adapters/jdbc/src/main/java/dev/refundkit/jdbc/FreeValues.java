package dev.refundkit.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Free data, with the types of its numbers: a number of JSON is a {@code Long}, and any other is an
 * object with its type, such as {@code {"$decimal": "1.50"}}. A map with such a name is wrapped as
 * {@code {"$map": {...}}}. A number of a type not named here is stored as a decimal.
 */
final class FreeValues {

  private FreeValues() {}

  static final class Writer extends ValueSerializer<Map<String, ?>> {

    @Override
    public void serialize(Map<String, ?> map, JsonGenerator json, SerializationContext context) {
      writeEntries(map, json);
    }

    private static void writeEntries(Map<?, ?> map, JsonGenerator json) {
      json.writeStartObject();
      map.forEach(
          (key, value) -> {
            json.writeName(String.valueOf(key));
            write(value, json);
          });
      json.writeEndObject();
    }

    private static void write(@Nullable Object value, JsonGenerator json) {
      if (value == null) {
        json.writeNull();
      } else if (value instanceof Boolean truth) {
        json.writeBoolean(truth);
      } else if (value instanceof Long whole) {
        json.writeNumber(whole);
      } else if (value instanceof Number number) {
        writeTagged(number, json);
      } else if (value instanceof List<?> list) {
        json.writeStartArray();
        list.forEach(inner -> write(inner, json));
        json.writeEndArray();
      } else if (value instanceof Map<?, ?> map) {
        writeMap(map, json);
      } else {
        json.writeString(String.valueOf(value));
      }
    }

    private static void writeMap(Map<?, ?> map, JsonGenerator json) {
      boolean looksTagged =
          map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("$"));
      if (looksTagged) {
        json.writeStartObject();
        json.writeName("$map");
      }
      writeEntries(map, json);
      if (looksTagged) {
        json.writeEndObject();
      }
    }

    private static void writeTagged(Number number, JsonGenerator json) {
      json.writeStartObject();
      NumberForm form = NumberForm.of(number);
      json.writeName(form.tag());
      json.writeString(form.read(number.toString()).toString());
      json.writeEndObject();
    }
  }

  static final class Reader extends ValueDeserializer<Map<String, Object>> {

    @Override
    @SuppressWarnings("NullAway") // null is data here, as metadata says of its values
    public Map<String, Object> deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        context.reportInputMismatch(this, "free data must be an object");
      }
      return entries(json, context);
    }

    private Map<String, @Nullable Object> entries(JsonParser json, DeserializationContext context) {
      return entries(json.nextName(), json, context);
    }

    private Map<String, @Nullable Object> entries(
        @Nullable String first, JsonParser json, DeserializationContext context) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (String name = first; name != null; name = json.nextName()) {
        json.nextToken();
        map.put(name, value(json, context));
      }
      return Collections.unmodifiableMap(map);
    }

    private @Nullable Object value(JsonParser json, DeserializationContext context) {
      return switch (json.currentToken()) {
        case VALUE_NULL -> null;
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_STRING -> json.getString();
        case VALUE_NUMBER_INT -> json.getLongValue();
        case START_ARRAY -> list(json, context);
        case START_OBJECT -> object(json, context);
        default -> context.reportInputMismatch(this, "a fraction must name its type");
      };
    }

    private List<@Nullable Object> list(JsonParser json, DeserializationContext context) {
      List<@Nullable Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json, context));
      }
      return Collections.unmodifiableList(list);
    }

    private Object object(JsonParser json, DeserializationContext context) {
      String first = json.nextName();
      if (first == null || !first.startsWith("$")) {
        return entries(first, json, context);
      }
      json.nextToken();
      Object value = first.equals("$map") ? entries(json, context) : number(first, json, context);
      if (json.nextToken() != JsonToken.END_OBJECT) {
        context.reportInputMismatch(this, "nothing may stand beside %s", first);
      }
      return value;
    }

    private Number number(String tag, JsonParser json, DeserializationContext context) {
      try {
        return NumberForm.tagged(tag).read(String.valueOf(json.getString()));
      } catch (IllegalArgumentException e) {
        return context.reportInputMismatch(this, "no number of type %s", tag);
      }
    }
  }

  /** The types of numbers beside {@code Long}. */
  private enum NumberForm {
    INT,
    SHORT,
    BYTE,
    BIG,
    DECIMAL,
    DOUBLE,
    FLOAT;

    static NumberForm of(Number number) {
      if (number instanceof Integer) {
        return INT;
      } else if (number instanceof Short) {
        return SHORT;
      } else if (number instanceof Byte) {
        return BYTE;
      } else if (number instanceof BigInteger) {
        return BIG;
      } else if (number instanceof Double) {
        return DOUBLE;
      }
      return number instanceof Float ? FLOAT : DECIMAL;
    }

    static NumberForm tagged(String tag) {
      return valueOf(tag.substring(1).toUpperCase(Locale.ROOT));
    }

    String tag() {
      return "$" + name().toLowerCase(Locale.ROOT);
    }

    Number read(String text) {
      return switch (this) {
        case INT -> Integer.valueOf(text);
        case SHORT -> Short.valueOf(text);
        case BYTE -> Byte.valueOf(text);
        case BIG -> new BigInteger(text);
        case DECIMAL -> new BigDecimal(text);
        case DOUBLE -> Double.valueOf(text);
        case FLOAT -> Float.valueOf(text);
      };
    }
  }
}
