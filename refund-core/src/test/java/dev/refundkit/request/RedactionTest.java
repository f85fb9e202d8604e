package dev.refundkit.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.PlantedFault;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/invariants.md, Doing things outside: no card number and no e-mail address is stored or
 * logged.
 */
class RedactionTest {

  /** A card number as people write it, and the text around it. */
  record Note(String before, String card, String after) {
    String text() {
      return before + card + after;
    }
  }

  @Provide
  static Arbitrary<Note> notes() {
    Arbitrary<String> around =
        Arbitraries.of(
            "", " ", "card: ", "pay with ", "No.", "(", ")", ", thanks", "\n", "*", "$1\\");
    Arbitrary<String> cards =
        Combinators.combine(
                Arbitraries.of('2', '3', '4', '5', '6'),
                Arbitraries.strings().numeric().ofMinLength(11).ofMaxLength(17),
                Arbitraries.of("", " ", "-"))
            .as((first, digits, gap) -> grouped(withCheckDigit(first + digits), gap));
    return Combinators.combine(around, cards, around).as(Note::new);
  }

  private static String withCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static String grouped(String digits, String gap) {
    return digits.replaceAll("(.{4})(?=.)", "$1" + gap);
  }

  @Property
  void a_card_number_is_masked_wherever_it_stands(@ForAll("notes") Note note) {
    check(Redaction::mask, note);
  }

  private static void check(UnaryOperator<String> mask, Note note) {
    assertThat(mask.apply(note.text())).isEqualTo(note.before() + "[card]" + note.after());
  }

  @Example
  void a_mask_that_knows_only_16_digits_is_found() {
    PlantedFault.isFoundBy(
        notes(), note -> check(text -> text.replaceAll("[0-9]{16}", "[card]"), note));
  }

  @Example
  void a_mask_that_does_not_see_gaps_is_found() {
    PlantedFault.isFoundBy(
        notes(), note -> check(text -> text.replaceAll("[2-6][0-9]{12,18}", "[card]"), note));
  }

  @ParameterizedTest(name = "{0} is no card number")
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "1704067200000",
        "1111111111111111",
        "order_123456",
        "po-2024-000123",
        "411111111111",
        "41111111111111111111",
        "4111  1111  1111  1111",
        "12:30 on 2024-01-20",
        "0901f083-aa1c-43c5-af5c-0a9d2fc64e30"
      })
  void what_only_looks_a_little_like_a_card_stays(String text) {
    assertThat(Redaction.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "write to jo.doe+x@shop.example.com please, write to [e-mail] please",
    "JO@EXAMPLE.COM, [e-mail]",
    "a@b.co and c_d@e-f.org, [e-mail] and [e-mail]",
    "jo@localhost, jo@localhost",
    "2 @ 5.00 each, 2 @ 5.00 each",
    "jo@example.com 4111111111111111, [e-mail] [card]"
  })
  void e_mail_addresses_are_masked(String text, String masked) {
    assertThat(Redaction.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "cvc 123, cvc [code]",
    "'my CVV2: 1234, thanks', 'my CVV2: [code], thanks'",
    "card_cvc=007, card_cvc=[code]",
    "the security code is 123., the security code is [code].",
    "security-code #123, security-code #[code]",
    "'{\"cvc\":\"123\"}', '{\"cvc\":\"[code]\"}'",
    "cvc 12345, cvc 12345",
    "cvc 12, cvc 12",
    "recvc 123, recvc 123",
    "voucher code 123, voucher code 123"
  })
  void security_codes_that_are_called_so_are_masked(String text, String masked) {
    assertThat(Redaction.mask(text)).isEqualTo(masked);
    assertThat(Redaction.mask(masked)).isEqualTo(masked);
  }

  @Test
  void metadata_under_the_name_of_a_security_code_is_masked() {
    Map<String, Object> metadata =
        Map.of("cvc", 123, "card_cvv", "0123", "codes", Map.of("Security Code", 7), "csc", "none");
    assertThat(Redaction.mask(metadata))
        .isEqualTo(
            Map.of(
                "cvc",
                "[code]",
                "card_cvv",
                "[code]",
                "codes",
                Map.of("Security Code", "[code]"),
                "csc",
                "none"));
  }

  @Test
  void masking_twice_changes_nothing_more() {
    String once = Redaction.mask("jo@example.com paid with 4111-1111-1111-1111");
    assertThat(once).isEqualTo("[e-mail] paid with [card]");
    assertThat(Redaction.mask(once)).isEqualTo(once);
    assertThat(Redaction.maskOrNull(null)).isNull();
  }

  @Test
  void metadata_is_masked_in_keys_and_values_however_deep() {
    Map<String, Object> metadata =
        Map.of("jo@example.com", List.of("4111111111111111", Map.of("deep", "a@b.co")));
    assertThat(Redaction.mask(metadata))
        .isEqualTo(Map.of("[e-mail]", List.of("[card]", Map.of("deep", "[e-mail]"))));
  }

  @Test
  void numbers_in_metadata_stay_numbers_unless_they_are_cards() {
    Map<String, Object> masked =
        Redaction.mask(
            Map.of(
                "long",
                4111111111111111L,
                "big",
                new BigInteger("4111111111111111"),
                "count",
                3,
                "vip",
                true));
    assertThat(masked)
        .isEqualTo(Map.of("long", "[card]", "big", "[card]", "count", 3, "vip", true));
  }

  @Test
  void a_card_number_read_as_a_floating_number_is_masked_as_well() {
    assertThat(Redaction.mask(Map.of("n", 4111111111111111d))).isEqualTo(Map.of("n", "[card]"));
  }

  /** The digits beside a card number, its security code above all, must not hide it. */
  @ParameterizedTest(name = "\"{0}\" leaks nothing")
  @ValueSource(
      strings = {
        "4111 1111 1111 1111 123",
        "4111-1111-1111-1111 12/26",
        "2 4111 1111 1111 1111",
        "4111111111111111 123"
      })
  void digits_beside_a_card_number_do_not_hide_it(String text) {
    assertThat(Redaction.mask(text)).contains("[card]").doesNotContain("1111");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jo@bücher.example", "jürgen@example.com", "o'neil@example.com"})
  void an_address_outside_ascii_or_with_an_apostrophe_is_masked_whole(String address) {
    assertThat(Redaction.mask("mail " + address)).isEqualTo("mail [e-mail]");
  }

  /** Ids of more decimal digits than chance would give them. */
  @Provide
  static Arbitrary<String> uuids() {
    StringArbitrary digits = Arbitraries.strings().numeric();
    StringArbitrary hex = Arbitraries.strings().withChars("0123456789abcdef");
    Arbitrary<String> head = Arbitraries.oneOf(digits.ofLength(8), hex.ofLength(8));
    Arbitrary<String> second = Arbitraries.oneOf(digits.ofLength(4), hex.ofLength(4));
    Arbitrary<String> tail =
        Combinators.combine(digits.ofMinLength(5).ofMaxLength(12), hex.ofLength(12))
            .as((number, letters) -> (number + letters).substring(0, 12));
    return Combinators.combine(head, second, digits.ofLength(3), digits.ofLength(3), tail)
        .as((a, b, c, d, e) -> a + "-" + b + "-4" + c + "-8" + d + "-" + e);
  }

  @Property
  void ids_are_never_taken_for_cards(@ForAll("uuids") String uuid) {
    assertThat(UUID.fromString(uuid)).hasToString(uuid);
    assertThat(Redaction.mask("pay_" + uuid)).isEqualTo("pay_" + uuid);
  }
}
