package dev.refundkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Requests as they are sent on. */
class RequestsTest {

  private final RefundJson json = new RefundJson();

  @Example
  void theReferenceCallsAreWrittenAsTheyWereRead() {
    String order = Shop.page("order-refund-request");
    String payment = Shop.page("payment-refund-request");

    same(Document.of(json.readRefundRequest(order).orElseThrow()), order);
    same(Document.of(json.readPaymentRefundRequest(Shop.PAYMENT, payment).orElseThrow()), payment);
  }

  private static void same(Document document, String page) {
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(document.toJson())).isEqualTo(mapper.readTree(page));
  }

  @Property(tries = 300)
  void aRequestThatIsWrittenIsReadBackAsItWas(@ForAll("requests") RefundRequest request) {
    assertThat(json.readRefundRequest(Document.of(request).toBytes()).orElseThrow())
        .isEqualTo(request);
  }

  @Property(tries = 100)
  void aPaymentRequestThatIsWrittenIsReadBackAsItWas(@ForAll("amounts") Long amount) {
    PaymentRefundRequest request =
        new PaymentRefundRequest("pay_1", amount, "EUR", "goodwill", null, Map.of("a", List.of()));
    byte[] body = Document.of(request).toBytes();
    assertThat(json.readPaymentRefundRequest("pay_1", body).orElseThrow()).isEqualTo(request);
  }

  @Provide
  static Arbitrary<RefundRequest> requests() {
    Arbitrary<RequestedItem> items =
        Combinators.combine(text(), Arbitraries.integers().between(0, 9), flags())
            .as(RequestedItem::new);
    Arbitrary<RequestedAmounts> amounts =
        Combinators.combine(amounts(), amounts(), amounts(), amounts(), amounts())
            .as((s, t, h, a, o) -> new RequestedAmounts(s, t, h, a, o, "USD"));
    Arbitrary<RequestedMethod> methods =
        Combinators.combine(Arbitraries.of(RequestedMethod.Type.class), text().injectNull(0.5))
            .as(RequestedMethod::new);
    Arbitrary<Processing> options =
        Combinators.combine(flags(), flags(), flags()).as(Processing::new);
    return Combinators.combine(
            text(),
            orderTypes(),
            items.list().ofMaxSize(3),
            amounts,
            methods,
            options,
            flags(),
            text())
        .as(
            (id, type, lines, named, method, processing, back, carrier) ->
                new RefundRequest(
                    id,
                    type,
                    "changed_mind",
                    null,
                    lines,
                    named,
                    method,
                    new RequestedShipping(back, carrier, null),
                    processing,
                    null,
                    Map.of("note", carrier)));
  }

  private static Arbitrary<RefundType> orderTypes() {
    return Arbitraries.of(RefundType.class).filter(type -> type != RefundType.PAYMENT);
  }

  @Provide
  static Arbitrary<Long> amounts() {
    return Arbitraries.longs().greaterOrEqual(0).injectNull(0.3);
  }

  private static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false).injectNull(0.3);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
  }
}
