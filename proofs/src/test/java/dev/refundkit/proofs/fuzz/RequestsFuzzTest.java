package dev.refundkit.proofs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Several requests of one shop in a row, made by Java callers who pass what they like. */
class RequestsFuzzTest {

  private static final List<String> ORDERS =
      List.of(FuzzedShop.ORDER, FuzzedShop.DEAR_ORDER, "order_unknown", "");
  private static final List<String> LINES =
      List.of(FuzzedShop.LINE, FuzzedShop.OTHER_LINE, "li_unknown", "");
  private static final List<String> PAYMENTS =
      List.of(FuzzedShop.PAYMENT, FuzzedShop.OTHER_PAYMENT, FuzzedShop.DEAR_PAYMENT, "pay_unknown");

  /** Indices are counted round where there are fewer; amounts are null where they are not named. */
  record Ask(
      @InRange(min = 0, max = 6) int type,
      @InRange(min = 0, max = 3) int order,
      @InRange(min = 0, max = 3) int line,
      int quantity,
      @Nullable Boolean restock,
      @InRange(min = 0, max = 3) int payment,
      boolean namesPayment,
      @Nullable Long subtotal,
      @Nullable Long tax,
      @Nullable Long shipping,
      @Nullable Long adjustment,
      @Nullable Long total,
      @Nullable String currency,
      @Nullable String text) {}

  @MethodSource("asks")
  @FuzzTest
  void any_requests_are_answered_and_keep_the_books(
      @NotNull @WithSize(max = 6) List<@NotNull Ask> asks) {
    FuzzedShop shop = new FuzzedShop();
    for (Ask ask : asks) {
      if (ask.type() == 6) {
        shop.ask(payment(ask));
      } else {
        shop.ask(order(ask));
      }
    }
  }

  static Stream<List<Ask>> asks() {
    Ask all = new Ask(0, 0, 0, 0, null, 0, false, null, null, null, null, null, null, null);
    Ask one = new Ask(1, 0, 0, 1, true, 0, false, null, null, null, null, null, "USD", "r");
    Ask money = new Ask(6, 0, 0, 0, null, 0, true, null, null, null, null, 500L, "USD", "r");
    Ask dear =
        new Ask(2, 1, 0, 3, null, 2, true, null, null, null, Long.MAX_VALUE, null, "JPY", "\0");
    Ask named = new Ask(1, 0, 1, 2, false, 1, true, 667L, 0L, 1L, -1L, 667L, null, "\ud800");
    Ask least =
        new Ask(
            4,
            0,
            0,
            Integer.MIN_VALUE,
            null,
            3,
            true,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE,
            "",
            "");
    return Stream.of(
        List.of(),
        List.of(one, all),
        List.of(money, one, named, all),
        List.of(dear, dear),
        List.of(least, named, one));
  }

  private static RefundRequest order(Ask ask) {
    RefundType type = RefundType.values()[ask.type() % RefundType.values().length];
    String paymentId = ask.namesPayment() ? PAYMENTS.get(ask.payment()) : null;
    boolean items = ask.quantity() != 0 || type == RefundType.PARTIAL;
    return new RefundRequest(
        ORDERS.get(ask.order()),
        type,
        ask.text() == null ? "reason" : ask.text(),
        ask.text(),
        items
            ? List.of(new RequestedItem(LINES.get(ask.line()), ask.quantity(), ask.restock()))
            : null,
        new RequestedAmounts(
            ask.subtotal(),
            ask.tax(),
            ask.shipping(),
            ask.adjustment(),
            ask.total(),
            ask.currency()),
        new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, paymentId),
        new RequestedShipping(ask.restock(), ask.text(), ask.currency()),
        new Processing(null, ask.restock(), null),
        ask.text(),
        ask.text() == null ? null : Map.of(ask.text(), ask.quantity()));
  }

  private static PaymentRefundRequest payment(Ask ask) {
    return new PaymentRefundRequest(
        PAYMENTS.get(ask.payment()),
        ask.total(),
        ask.currency(),
        ask.text() == null ? "reason" : ask.text(),
        ask.text(),
        null);
  }
}
