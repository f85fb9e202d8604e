package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests that are wrong whatever was sold (R1, M12, M17). */
final class Malformed {

  private Malformed() {}

  static void check(PaymentRefundRequest request) {
    id(request.paymentId());
    text(request.reason(), 64);
    require(request.amount() == null || request.amount() > 0);
    currency(request.currency());
    require(request.notes() == null || request.notes().length() <= 4000);
  }

  static void check(RefundRequest request) {
    id(request.orderId());
    text(request.reason(), 64);
    require(request.type() != null && request.type() != RefundType.PAYMENT);
    require(request.reasonDetails() == null || request.reasonDetails().length() <= 4000);
    require(request.notes() == null || request.notes().length() <= 4000);
    String payment = request.paymentMethod().paymentId();
    require(payment == null || (!payment.isEmpty() && payment.length() <= 255));
    amounts(request.amounts());
    items(request);
    forType(request);
  }

  private static void amounts(RequestedAmounts amounts) {
    notNegative(amounts.subtotal());
    notNegative(amounts.tax());
    notNegative(amounts.shipping());
    notNegative(amounts.total());
    require(amounts.adjustmentOrZero() != Long.MIN_VALUE);
    currency(amounts.currency());
  }

  private static void items(RefundRequest request) {
    List<RequestedItem> items = request.items();
    require(items.size() <= 1000);
    Set<String> seen = new HashSet<>();
    for (RequestedItem item : items) {
      id(item.lineItemId());
      require(item.quantity() >= 0);
      require(seen.add(item.lineItemId())); // no line twice
    }
  }

  private static void forType(RefundRequest request) {
    RequestedAmounts amounts = request.amounts();
    boolean namesAmount = amounts.namesParts() || amounts.adjustmentOrZero() != 0;
    boolean valueOnly = request.items().stream().anyMatch(item -> item.quantity() == 0);
    boolean units = request.items().stream().anyMatch(item -> item.quantity() > 0);
    switch (request.type()) {
      case FULL -> require(!valueOnly);
      case PARTIAL -> require(!request.items().isEmpty() && (!valueOnly || namesAmount)); // R1
      case ITEM_RETURN -> require(!request.items().isEmpty() && !valueOnly); // R1
      case SHIPPING -> require(request.items().isEmpty() && absentOrZero(amounts.subtotal()));
      case TAX_ONLY ->
          require(
              !units
                  && absentOrZero(amounts.subtotal())
                  && absentOrZero(amounts.shipping())); // M12
      case PAYMENT -> require(false);
    }
  }

  private static boolean absentOrZero(@Nullable Long amount) {
    return amount == null || amount == 0;
  }

  private static void notNegative(@Nullable Long amount) {
    require(amount == null || amount >= 0);
  }

  private static void currency(@Nullable String code) {
    require(code == null || code.matches("[A-Z]{3}"));
  }

  private static void id(@Nullable String id) {
    text(id, 255);
  }

  private static void text(@Nullable String text, int length) {
    require(text != null && !text.isBlank() && text.length() <= length);
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new Refused(RefusalCode.INVALID_REQUEST);
    }
  }
}
