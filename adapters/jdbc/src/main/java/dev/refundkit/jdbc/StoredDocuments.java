package dev.refundkit.jdbc;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ledgers and refunds as the JSON that is stored of them, and back: whole, equal, to the nanosecond
 * and with their currency's digits. Each document starts with the number of its format. Reading is
 * strict: what this library does not write is refused.
 */
final class StoredDocuments {

  /** Raised whenever what is written changes; older formats stay readable. */
  static final int FORMAT = 1;

  private static final JsonMapper MAPPER = DocumentMapper.build();

  private record LedgerDocument(int format, Ledger ledger) {}

  private record RefundDocument(int format, Refund refund) {}

  private StoredDocuments() {}

  static String write(Ledger ledger) {
    return write("ledger", new LedgerDocument(FORMAT, ledger));
  }

  static String write(Refund refund) {
    return write("refund", new RefundDocument(FORMAT, refund));
  }

  /**
   * @throws DocumentException if it is not a ledger as this library writes it
   */
  static Ledger readLedger(String document) {
    return read("ledger", document, LedgerDocument.class).ledger();
  }

  /**
   * @throws DocumentException if it is not a refund as this library writes it
   */
  static Refund readRefund(String document) {
    return read("refund", document, RefundDocument.class).refund();
  }

  private static String write(String what, Object value) {
    String document;
    try {
      document = MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new DocumentException(
          "the %s cannot be written: %s".formatted(what, e.getOriginalMessage()));
    }
    if (document.length() > DocumentMapper.MAX_CHARS) {
      throw new DocumentException(
          "the %s is too large: %d characters, at most %d are stored"
              .formatted(what, document.length(), DocumentMapper.MAX_CHARS));
    }
    return document;
  }

  private static <T> T read(String what, String document, Class<T> type) {
    try {
      demandFormat(what, document);
      return MAPPER.readValue(document, type);
    } catch (JacksonException e) {
      throw new DocumentException(
          "a stored %s cannot be read%s: %s. Maybe something else has written it."
              .formatted(what, place(e), firstLine(e)));
    }
  }

  /** The reason without the values that Jackson quotes after it. */
  private static String firstLine(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private static String place(JacksonException e) {
    String path = e.getPathReference();
    return path.isEmpty() ? "" : " at " + path.replaceAll("[\\w.]+\\.(?=\\w+\\[)", "");
  }

  private static void demandFormat(String what, String document) {
    try (JsonParser parser = MAPPER.createParser(document)) {
      boolean named =
          parser.nextToken() == JsonToken.START_OBJECT
              && "format".equals(parser.nextName())
              && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
      if (!named || parser.getIntValue() != FORMAT) {
        throw new DocumentException(
            String.format(
                Locale.ROOT,
                "a stored %s has %s, and format %d is needed. Maybe a newer release wrote it.",
                what,
                named ? "format " + parser.getIntValue() : "no format",
                FORMAT));
      }
    }
  }
}
