package dev.refundkit.proofs.privacy;

import java.util.List;
import java.util.Map;

/** What people write where they should not, as every brand of card writes it. */
final class Secrets {

  static final String CARD = "4111 1111 1111 1111";
  static final String MAIL = "jane.doe@shop.example";

  /** Short enough for every free field. */
  static final List<String> SHORT =
      List.of(
          CARD,
          "5555-5555-5555-4444",
          "378282246310005",
          "30569309025904",
          "2223003122003222",
          MAIL,
          "cvc: 123",
          "CVV2 1234");

  static final String ALL = String.join(", ", SHORT);

  private Secrets() {}

  /** The same as data: in names, texts, numbers and deep down. */
  static Map<String, Object> data() {
    return Map.of(
        MAIL,
        "name",
        "card " + CARD,
        "name",
        "text",
        ALL,
        "number",
        4111111111111111L,
        "cvc",
        123,
        "deep",
        Map.of("list", List.of(ALL, Map.of("security_code", "0123"))));
  }
}
