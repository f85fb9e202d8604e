package dev.refundkit.jdbc;

import java.util.Collection;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** A set of constants by name, always in the same order. */
final class EnumSetForm {

  private EnumSetForm() {}

  static final class Writer extends ValueSerializer<Set<?>> {
    @Override
    public void serialize(Set<?> constants, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      names(constants).forEach(json::writeString);
      json.writeEndArray();
    }

    private static Collection<String> names(Set<?> constants) {
      return constants.stream().map(constant -> ((Enum<?>) constant).name()).sorted().toList();
    }
  }
}
