package dev.refundkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.Violation;
import dev.refundkit.text.StorableText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a body that cannot be read is refused by its name. */
class BadInputTest {

  private final RefundJson json = new RefundJson();

  static Stream<Arguments> orderBodies() {
    return Stream.of(
        // required fields
        arguments("'type':'full','reason':'r'", "order_id", "must be present"),
        arguments("'order_id':null,'type':'full','reason':'r'", "order_id", "must be present"),
        arguments("'order_id':'o','reason':'r'", "type", "must be present"),
        arguments("'order_id':'o','type':'full'", "reason", "must be present"),
        arguments(with("'items':[{'quantity':1}]"), "items[0].line_item_id", "must be present"),
        arguments(with("'items':[{'line_item_id':'l'}]"), "items[0].quantity", "must be present"),
        arguments(with("'payment_method':{}"), "payment_method.type", "must be present"),
        // types
        arguments(
            "'order_id':7,'type':'full','reason':'r'", "order_id", "must be text, was a number"),
        arguments(with("'notes':['n']"), "notes", "must be text, was a list"),
        arguments(with("'items':{}"), "items", "must be a list, was an object"),
        arguments(with("'items':['l']"), "items[0]", "must be an object, was text"),
        arguments(with("'items':[null]"), "items[0]", "must be an object, was null"),
        arguments(with("'amounts':5"), "amounts", "must be an object, was a number"),
        arguments(with("'shipping':[]"), "shipping", "must be an object, was a list"),
        arguments(with("'metadata':'m'"), "metadata", "must be an object, was text"),
        arguments(
            with("'processing':{'auto_approve':'true'}"),
            "processing.auto_approve",
            "must be true or false, was text"),
        arguments(
            with("'processing':{'notify_customer':1}"),
            "processing.notify_customer",
            "must be true or false, was a number"),
        arguments(item("'quantity':'1'"), "items[0].quantity", "must be a whole number, was text"),
        arguments(item("'quantity':true"), "items[0].quantity", "must be a whole number, was true"),
        arguments(
            item("'quantity':1.5"),
            "items[0].quantity",
            "is too fine: must be a whole number, was 1.5"),
        arguments(
            item("'quantity':1.0"),
            "items[0].quantity",
            "must be written without decimals or exponent, was 1.0"),
        arguments(
            item("'quantity':2147483648"),
            "items[0].quantity",
            "is too large: must lie within -2147483647 and 2147483647"),
        arguments(
            item("'quantity':1,'restock':'no'"),
            "items[0].restock",
            "must be true or false, was text"),
        // amounts
        arguments(amounts("'total':'100'"), "amounts.total", "must be minor units, was text"),
        arguments(
            amounts("'total':12.5"), "amounts.total", "is too fine: must be minor units, was 12.5"),
        arguments(
            amounts("'tax':1e-999999999"),
            "amounts.tax",
            "is too fine: must be minor units, was 1E-999999999"),
        arguments(
            amounts("'tax':1e999999999"),
            "amounts.tax",
            "must be written without decimals or exponent, was 1E+999999999"),
        arguments(
            amounts("'tax':0e-99999999999"),
            "amounts.tax",
            "must be a number with a shorter exponent"),
        arguments(
            with("'metadata':{'a':[1e99999999999]}"),
            "metadata.a[0]",
            "must be a number with a shorter exponent"),
        arguments(
            amounts("'total':9223372036854775808"),
            "amounts.total",
            "is too large: must lie within -9223372036854775807 and 9223372036854775807"),
        arguments(
            amounts("'adjustment':-9223372036854775809"),
            "amounts.adjustment",
            "is too small: must lie within -9223372036854775807 and 9223372036854775807"),
        arguments(amounts("'currency':840"), "amounts.currency", "must be text, was a number"),
        // words
        arguments(
            "'order_id':'o','type':'payment','reason':'r'",
            "type",
            "must be one of full, partial, item_return, shipping, tax_only; was payment"),
        arguments(
            "'order_id':'o','type':'FULL','reason':'r'",
            "type",
            "must be one of full, partial, item_return, shipping, tax_only; was FULL"),
        arguments(
            with("'payment_method':{'type':'cash'}"),
            "payment_method.type",
            "must be one of original_payment, store_credit; was cash"),
        // names
        arguments(with("'amount':5"), "amount", "is not known here"),
        arguments(item("'quantity':1,'qty':1"), "items[0].qty", "is not known here"),
        arguments(with("'5500 0055 5555 5559':5"), "[card]", "is not known here"),
        arguments(with("'reason':'again'"), "reason", "must not stand twice"),
        arguments(item("'quantity':1,'quantity':2"), "items[0].quantity", "must not stand twice"),
        arguments(with("'metadata':{'a':{'b':1,'b':1}}"), "metadata.a.b", "must not stand twice"),
        // texts
        arguments(with("'notes':'\\ud800'"), "notes", StorableText.RULE),
        arguments(with("'notes':'a\\u0000'"), "notes", StorableText.RULE),
        arguments(with("'metadata':{'a':['\\udc00x']}"), "metadata.a[0]", StorableText.RULE),
        arguments(with("'metadata':{'\ud800':1}"), "metadata.?", StorableText.RULE),
        arguments(with("'\ud800':1"), "?", "is not known here"),
        arguments(
            with("'metadata':{'n':1e65}"), "metadata.n", "must be a number of at most 64 digits"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orderBodies")
  void aFieldAtFaultIsNamed(String fields, String param, String rule) {
    Refusal refusal = Shop.refusal(json.readRefundRequest("{" + fields.replace('\'', '"') + "}"));

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).isEqualTo(param);
    assertThat(refusal.violations()).containsExactly(new Violation(param, rule));
    assertThat(Document.of(refusal).toBytes()).isNotEmpty();
  }

  @Test
  void allFieldsAtFaultAreNamedInOneAnswer() {
    String body =
        "{\"type\":\"gift\",\"items\":[{\"quantity\":\"1\"},7],\"amounts\":{\"tax\":1.5},\"x\":0}";

    assertThat(Shop.refusal(json.readRefundRequest(body)).violations())
        .extracting(Violation::field)
        .containsExactly(
            "order_id",
            "type",
            "reason",
            "items[0].line_item_id",
            "items[0].quantity",
            "items[1]",
            "amounts.tax",
            "x");
  }

  @Test
  void anAnswerNamesNoMoreThanAHundredFields() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      body.append("\"f").append(i).append("\":0,");
    }
    String whole = body.append("\"g\":0}").toString();
    assertThat(Shop.refusal(json.readRefundRequest(whole)).violations()).hasSize(100);
  }

  static Stream<Arguments> paymentBodies() {
    return Stream.of(
        arguments("{\"amount\":5}", "reason", "must be present"),
        arguments("{\"amount\":\"5\",\"reason\":\"r\"}", "amount", "must be minor units, was text"),
        arguments("{\"amount\":[5],\"reason\":\"r\"}", "amount", "must be minor units, was a list"),
        arguments("{\"payment_id\":\"p\",\"reason\":\"r\"}", "payment_id", "is not known here"),
        arguments(
            "{\"reason\":\"r\",\"amount\":5,\"amount\":6}", "amount", "must not stand twice"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paymentBodies")
  void aFieldOfAPaymentRefundIsNamed(String body, String param, String rule) {
    Refusal refusal = Shop.refusal(json.readPaymentRefundRequest("pay_1", body));

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.violations()).containsExactly(new Violation(param, rule));
  }

  private static String with(String fields) {
    return "'order_id':'o','type':'full','reason':'r'," + fields;
  }

  private static String item(String fields) {
    return with("'items':[{'line_item_id':'l'," + fields + "}]");
  }

  private static String amounts(String fields) {
    return with("'amounts':{" + fields + "}");
  }
}
