package dev.refundkit.testkit.simulation;

import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.List;
import java.util.stream.Collectors;

/** Draws requests. */
final class Requests {

  private static final List<String> REASONS =
      List.of(
          ReasonedPolicy.APPROVE,
          ReasonedPolicy.APPROVE,
          ReasonedPolicy.APPROVE,
          ReasonedPolicy.REVIEW,
          ReasonedPolicy.GOODS,
          ReasonedPolicy.GOODS_FIRST,
          ReasonedPolicy.GOODS_FIRST,
          ReasonedPolicy.FEE,
          ReasonedPolicy.FAILS,
          ReasonedPolicy.REJECT);

  private final Choices choices;
  private final List<String> reasons;

  /**
   * @param known the reasons that the policy knows; empty for any
   */
  Requests(Choices choices, List<String> known) {
    this.choices = choices;
    this.reasons = known.isEmpty() ? REASONS : known;
  }

  RefundRequest order(Sale sale) {
    RefundType type =
        List.of(
                RefundType.FULL,
                RefundType.PARTIAL,
                RefundType.ITEM_RETURN,
                RefundType.SHIPPING,
                RefundType.TAX_ONLY)
            .get(choices.weighted(3, 5, 5, 2, 1));
    RefundRequest request = RefundRequest.of(sale.id(), type, choices.of(reasons));
    if (type == RefundType.PARTIAL || type == RefundType.ITEM_RETURN) {
      SaleLine line = choices.of(sale.lines());
      int units = choices.oneIn(3) ? line.quantity() : 1;
      request = request.withItems(new RequestedItem(line.id(), units, choices.oneIn(2)));
    } else if (type == RefundType.FULL && !choices.oneIn(4)) {
      request = request.withAmounts(RequestedAmounts.total(1 + choices.below(700)));
    }
    if (choices.oneIn(8)) {
      boolean credit = choices.oneIn(2);
      String payment = choices.oneIn(2) ? choices.of(sale.payments()).id() : null;
      request =
          request.withMethod(
              new RequestedMethod(
                  credit
                      ? RequestedMethod.Type.STORE_CREDIT
                      : RequestedMethod.Type.ORIGINAL_PAYMENT,
                  payment));
    }
    return choices.oneIn(6)
        ? request.withProcessing(
            new Processing(!choices.oneIn(3), !choices.oneIn(2), !choices.oneIn(2)))
        : request;
  }

  /** All that is left, as somebody asks whose first refund has failed. */
  RefundRequest everything(Sale sale) {
    return RefundRequest.of(sale.id(), RefundType.FULL, reasons.get(0));
  }

  PaymentRefundRequest payment(Sale sale) {
    Payment payment = choices.of(sale.payments());
    Long amount =
        switch (choices.below(3)) {
          case 1 -> null;
          case 2 -> Long.valueOf(Math.max(1, payment.captured() / 2));
          default -> Long.valueOf(1 + choices.below(700));
        };
    return new PaymentRefundRequest(payment.id(), amount, null, choices.of(reasons), null, null);
  }

  static String words(RefundRequest request) {
    String items =
        request.items().stream()
            .map(
                item ->
                    " "
                        + item.quantity()
                        + " of "
                        + item.lineItemId()
                        + (item.mayRestock() ? " to the shelf" : ""))
            .collect(Collectors.joining(","));
    Long total = request.amounts().total();
    boolean credit = request.paymentMethod().type() == RequestedMethod.Type.STORE_CREDIT;
    return "refund "
        + request.type().wire()
        + " of "
        + request.orderId()
        + items
        + (total == null ? "" : ", total " + total)
        + (credit ? ", to store credit" : "")
        + (request.processing().startsAtOnce() ? "" : ", processed later")
        + (request.processing().mayAutoApprove() ? "" : ", reviewed")
        + ", "
        + request.reason();
  }
}
