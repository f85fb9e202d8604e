package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no body at all, or too much of one. */
class BoundsTest {

  private static final String VALID = "{\"order_id\":\"o\",\"type\":\"full\",\"reason\":\"r\"}";

  private final RefundJson json = new RefundJson();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "##|body|must be an object, was empty",
        "#  #|body|must be an object, was empty",
        "[]|body|must be an object, was a list",
        "null|body|must be an object, was null",
        "7|body|must be an object, was a number",
        "\"full\"|body|must be an object, was text",
        "{|body|must be JSON; reading stopped at line 1, column 2",
        "{\"reason\":\"r\"|reason|must be JSON; reading stopped at line 1, column 14",
        "{\"amounts\":{\"tax\":NaN}}|amounts.tax|must be JSON; reading stopped at line 1, column 22",
        "{\"items\":[{},{\"quantity\":01}]}|items[1].quantity|must be JSON; reading stopped at line 1, column 27",
        "{\"notes\":'n'}|notes|must be JSON; reading stopped at line 1, column 10",
        "{reason:1}|body|must be JSON; reading stopped at line 1, column 2",
        "{} {}|body|must hold nothing after its object",
        "{}]|body|must be JSON; reading stopped at line 1, column 3",
      })
  void whatIsNoObjectIsRefused(String body, String param, String rule) {
    expect(json.readRefundRequest(body), param, rule);
    expect(json.readRefundRequest(body.getBytes(ISO_8859_1)), param, rule);
  }

  @Test
  void textAfterTheObjectIsRefused() {
    Refusal refusal = Shop.refusal(json.readRefundRequest(VALID + "garbage"));
    assertThat(refusal.param()).isEqualTo("body");
  }

  @Test
  void onlyUtf8IsRead() {
    String notes = VALID.replace("}", ",\"notes\":\"caf\u00e9\"}");
    assertThat(json.readRefundRequest(notes).orElseThrow().notes()).isEqualTo("caf\u00e9");
    expect(json.readRefundRequest(notes.getBytes(ISO_8859_1)), "body", "must be valid UTF-8");
    assertThat(Shop.refusal(json.readRefundRequest(VALID.getBytes(UTF_16))).param())
        .isEqualTo("body");
    byte[] overlong = {'{', (byte) 0xC0, (byte) 0xA2, '}'};
    expect(json.readRefundRequest(overlong), "body", "must be valid UTF-8");
  }

  @Test
  void ofATooLargeBodyNoMoreThanTheBoundIsRead() throws IOException {
    Endless endless = new Endless();
    String rule = "must not be larger than 65536 bytes";

    expect(json.readRefundRequest(endless), "body", rule);
    assertThat(endless.given).isEqualTo(65537);
    expect(json.readPaymentRefundRequest("p", new Endless()), "body", rule);
    String tenMegabytes = " ".repeat(10 * 1024 * 1024);
    expect(json.readRefundRequest(tenMegabytes), "body", rule);
    expect(json.readRefundRequest(tenMegabytes.getBytes(ISO_8859_1)), "body", rule);
    expect(json.readRefundRequest("\u00e9".repeat(40_000)), "body", rule);
  }

  @Test
  void theBoundIsTheHosts() {
    assertThat(new RefundJson(VALID.length()).readRefundRequest(VALID).orElseThrow()).isNotNull();
    expect(
        new RefundJson(VALID.length() - 1).readRefundRequest(VALID),
        "body",
        "must not be larger than " + (VALID.length() - 1) + " bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> new RefundJson(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 1000, 10_000})
  void deepJsonIsRefused(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    Refusal refusal =
        Shop.refusal(
            json.readRefundRequest(VALID.replace("}", ",\"metadata\":{\"a\":" + deep + "}}")));

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).startsWith("metadata.a[0][0]");
    assertThat(refusal.message()).contains("deeper than 12 levels");
  }

  @Test
  void longTextsNamesAndNumbersAreRefused() {
    assertBounds("\"notes\":\"" + "n".repeat(40_000) + "\"");
    assertBounds("\"" + "n".repeat(256) + "\":1");
    assertBounds("\"amounts\":{\"total\":" + "9".repeat(1001) + "}");
    assertBounds("\"amounts\":{\"total\":0." + "9".repeat(1001) + "}");
  }

  private void assertBounds(String field) {
    Refusal refusal = Shop.refusal(json.readRefundRequest(VALID.replace("}", "," + field + "}")));
    assertThat(refusal.message()).contains("a name over 255 or a number over 1000 characters");
  }

  @Test
  void escapedNamesAndTextsAreRead() {
    String data = "{\"\\ud83d\\ude00\":\"\\u00e9\",\"n\":[1.50,null]}";
    Map<String, Object> read =
        json.readRefundRequest(VALID.replace("}", ",\"metadata\":" + data + "}"))
            .orElseThrow()
            .metadata();

    assertThat(read).containsEntry("\ud83d\ude00", "\u00e9");
    assertThat(read.get("n")).isEqualTo(Arrays.asList(new BigDecimal("1.50"), null));
  }

  @Test
  void aParsedBodyIsReadLikeAnyOther() {
    Map<String, Object> body =
        Map.of(
            "order_id",
            "o",
            "type",
            "partial",
            "reason",
            "r",
            "items",
            List.of(Map.of("line_item_id", "l", "quantity", 1)),
            "amounts",
            Map.of("total", 5L));
    assertThat(json.readRefundRequest(body).orElseThrow().amounts().total()).isEqualTo(5);
    expect(
        json.readPaymentRefundRequest("p", Map.of("reason", "r", "amount", 0.5)),
        "amount",
        "is too fine: must be minor units, was 0.5");
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    expect(
        json.readRefundRequest(Map.of("metadata", endless)),
        "body",
        "must consist of maps, lists and scalars");
  }

  private static void expect(Answer<?> answer, String param, String rule) {
    Refusal refusal = Shop.refusal(answer);
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.message()).isEqualTo(param + " " + rule);
    assertThat(refusal.param()).isEqualTo(param);
  }

  /** Gives spaces for ever, and counts them. */
  private static final class Endless extends InputStream {

    private long given;

    @Override
    public int read() {
      given++;
      return ' ';
    }
  }
}
