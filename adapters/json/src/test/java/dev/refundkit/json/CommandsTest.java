package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.Violation;
import dev.refundkit.text.StorableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of commands. */
class CommandsTest {

  private static final String CUP =
      "{\"line_item_id\":\"cup\",\"quantity\":1,\"condition\":\"sellable\"}";

  private final RefundJson json = new RefundJson();

  @Test
  void aCommandMaySayWhy() {
    assertThat(command("{\"note\":\"As agreed\"}").orElseThrow().note()).isEqualTo("As agreed");
    assertThat(command("{\"note\":null}").orElseThrow()).isEqualTo(CommandBody.EMPTY);
    assertThat(command("{}").orElseThrow()).isEqualTo(CommandBody.EMPTY);
  }

  @Test
  void goodsAreReadInTheirConditions() {
    String body =
        """
        {"note": "One is broken",
         "items": [{"line_item_id": "cup", "quantity": 2, "condition": "sellable"},
                   {"line_item_id": "cup", "quantity": 1, "condition": "damaged"},
                   {"line_item_id": "pot", "quantity": 1, "condition": "unknown"}]}""";

    GoodsBody goods = goods(body).orElseThrow();

    assertThat(goods.note()).isEqualTo("One is broken");
    assertThat(goods.items())
        .containsExactly(
            new Arrival("cup", 2, Condition.SELLABLE),
            new Arrival("cup", 1, Condition.DAMAGED),
            new Arrival("pot", 1, Condition.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'note':1}|note|must be text, was a number",
        "{'note':'a\\u0000'}|note|" + StorableText.RULE,
        "{'note':'a','note':'b'}|note|must not stand twice",
        "{'approved_by':'me'}|approved_by|is not known here",
        "[]|body|must be an object, was a list",
        "##|body|must be an object, was empty",
      })
  void aCommandAtFaultIsRefused(String body, String field, String rule) {
    refused(command(body.replace('\'', '"')), field, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'items':{}|items|must be a list, was an object",
        "'items':[7]|items[0]|must be an object, was a number",
        "'items':[],'items':[]|items|must not stand twice",
        "'items':[],'status':'received'|status|is not known here",
      })
  void goodsAtFaultAreRefused(String fields, String field, String rule) {
    refused(goods("{" + fields.replace('\'', '"') + "}"), field, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "sellable|never_shipped|items[0].condition|must be one of sellable, damaged, unknown; was never_shipped",
        "'sellable'|null|items[0].condition|must be present",
        "1|1.0|items[0].quantity|must be written without decimals or exponent, was 1.0",
        "1|2147483648|items[0].quantity|is too large: must lie within -2147483647 and 2147483647",
        "'cup'|''|items[0].line_item_id|must have 1 to 255 characters",
        "}|,'restock':true}|items[0].restock|is not known here",
      })
  void anItemAtFaultIsRefused(String was, String is, String field, String rule) {
    String item = CUP.replace(was.replace('\'', '"'), is.replace('\'', '"'));
    refused(goods("{\"items\":[" + item + "]}"), field, rule);
  }

  @Test
  void noMoreThanAThousandItemsAreRead() {
    assertThat(goods("{\"items\":[" + "{},".repeat(999) + "{}]}"))
        .isInstanceOf(Answer.Refused.class)
        .satisfies(answer -> assertThat(Shop.refusal(answer).violations()).hasSize(100));
    refused(
        goods("{\"items\":[" + "{},".repeat(1000) + "{}]}"),
        "items",
        "must not hold more than 1000 entries");
  }

  private Answer<CommandBody> command(String body) {
    return json.readCommand(body.getBytes(UTF_8));
  }

  private Answer<GoodsBody> goods(String body) {
    return json.readGoods(body.getBytes(UTF_8));
  }

  private static void refused(Answer<?> answer, String field, String rule) {
    assertThat(Shop.refusal(answer).code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(Shop.refusal(answer).violations()).containsExactly(new Violation(field, rule));
  }
}
