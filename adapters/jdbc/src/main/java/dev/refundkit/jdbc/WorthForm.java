package dev.refundkit.jdbc;

import dev.refundkit.sale.Worth;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A worth as {@code {"value": 1000, "taxes": [80, 20]}}. */
record WorthForm(long value, List<Long> taxes) {

  WorthForm {
    taxes = List.copyOf(taxes);
  }

  static final class Writer extends ValueSerializer<Worth> {
    @Override
    public void serialize(Worth worth, JsonGenerator json, SerializationContext context) {
      context.writeValue(
          json, new WorthForm(worth.value(), Arrays.stream(worth.taxes()).boxed().toList()));
    }
  }

  static final class Reader extends ValueDeserializer<Worth> {
    @Override
    public Worth deserialize(JsonParser json, DeserializationContext context) {
      WorthForm form = context.readValue(json, WorthForm.class);
      return Worth.of(form.value, form.taxes.stream().mapToLong(Long::longValue).toArray());
    }
  }
}
