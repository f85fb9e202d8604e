package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns a body into a JSON object within bounds, before anything looks at its fields. */
final class BodyReader {

  private static final int MOST_BYTES_OF_CHAR = 3;
  private static final int MAX_DEPTH = 12;
  private static final int MAX_TEXT = 16 * 1024;
  private static final int MAX_NAME = 255;
  private static final int MAX_NUMBER = 1000;

  private static final String BODY = "body";

  private static final String BOUNDS =
      ("must not be nested deeper than %d levels, nor hold a text over %d, "
              + "a name over %d or a number over %d characters")
          .formatted(MAX_DEPTH, MAX_TEXT, MAX_NAME, MAX_NUMBER);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_TEXT)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final int maxBytes;

  BodyReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  <T> Answer<T> read(InputStream body, Function<Fields, T> form) throws IOException {
    return read(body.readNBytes(maxBytes + 1), form);
  }

  <T> Answer<T> read(byte[] body, Function<Fields, T> form) {
    if (body.length > maxBytes) {
      return tooLarge();
    }
    try {
      return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString(), form);
    } catch (CharacterCodingException e) {
      return refused(BODY, "must be valid UTF-8");
    }
  }

  <T> Answer<T> read(String body, Function<Fields, T> form) {
    boolean fits = body.length() <= maxBytes / MOST_BYTES_OF_CHAR;
    boolean tooLarge = !fits && body.getBytes(UTF_8).length > maxBytes;
    return tooLarge ? tooLarge() : parse(body, form);
  }

  <T> Answer<T> read(Map<String, ?> body, Function<Fields, T> form) {
    try {
      return read(MAPPER.writeValueAsString(body), form);
    } catch (JacksonException e) {
      return refused(BODY, "must consist of maps, lists and scalars");
    }
  }

  private static <T> Answer<T> parse(String body, Function<Fields, T> form) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      try {
        JsonNode tree = MAPPER.readTree(parser);
        if (tree == null || !tree.isObject()) {
          return refused(BODY, "must be an object, was " + Shown.kind(tree));
        }
        if (parser.nextToken() != null) {
          return refused(BODY, "must hold nothing after its object");
        }
        return Fields.read(tree, form);
      } catch (JacksonException e) {
        return refused(place(parser), rule(e));
      } catch (NumberFormatException e) {
        // The parser lets an exponent that is no int through as this: 0e-99999999999.
        return refused(place(parser), "must be a number with a shorter exponent");
      }
    }
  }

  private static String place(JsonParser parser) {
    String place = Shown.place(parser.streamReadContext());
    return place.isEmpty() ? BODY : place;
  }

  private static String rule(JacksonException fault) {
    if (fault instanceof StreamConstraintsException) {
      return BOUNDS;
    }
    if (fault.getOriginalMessage().startsWith("Duplicate ")) {
      return "must not stand twice";
    }
    // The parser's own words may quote the body, so only the position is passed on.
    return "must be JSON; reading stopped at line %d, column %d"
        .formatted(fault.getLocation().getLineNr(), fault.getLocation().getColumnNr());
  }

  private <T> Answer<T> tooLarge() {
    return refused(BODY, "must not be larger than " + maxBytes + " bytes");
  }

  private static <T> Answer<T> refused(String field, String rule) {
    return Answer.refused(Refusal.invalid(field, rule));
  }
}
