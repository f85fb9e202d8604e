package dev.refundkit.json;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call was refused. */
public record ErrorDocument(Fault error) implements Document {

  /**
   * The refusal.
   *
   * @param code the rule that was broken, stable
   * @param message for the developer who reads it
   * @param type the family of the code, stable: {@code invalid_request}, {@code not_found}, {@code
   *     not_refundable}, {@code forbidden}, {@code conflict} or {@code processor}
   * @param param the field at fault, the first of several; null where no single field is
   * @param details every field at fault, for {@code invalid_request}
   * @param retryable whether the same call, made again unchanged, may be accepted
   */
  public record Fault(
      String code,
      String message,
      String type,
      @Nullable String param,
      List<Detail> details,
      boolean retryable) {

    public Fault {
      details = List.copyOf(details);
    }
  }

  /** One field that breaks one rule. */
  public record Detail(String field, String rule) {}

  static ErrorDocument from(Refusal refusal) {
    return new ErrorDocument(
        new Fault(
            refusal.code().wire(),
            refusal.message(),
            type(refusal.code()),
            refusal.param(),
            refusal.violations().stream().map(v -> new Detail(v.field(), v.rule())).toList(),
            refusal.code().retryable()));
  }

  private static String type(RefusalCode code) {
    return switch (code) {
      case INVALID_REQUEST, AMOUNTS_INCONSISTENT, CURRENCY_MISMATCH, PAYMENT_NOT_OF_ORDER ->
          "invalid_request";
      case ORDER_NOT_FOUND, PAYMENT_NOT_FOUND, REFUND_NOT_FOUND, LINE_ITEM_NOT_FOUND -> "not_found";
      case AMOUNT_EXCEEDS_REFUNDABLE,
          QUANTITY_EXCEEDS_REFUNDABLE,
          RETURN_QUANTITY_EXCEEDED,
          NOTHING_REFUNDABLE,
          PAYMENT_NOT_REFUNDABLE,
          PAYMENT_DISPUTED ->
          "not_refundable";
      case FORBIDDEN -> "forbidden";
      case CONFLICT, IDEMPOTENCY_KEY_REUSED, TRANSITION_NOT_ALLOWED, SALE_CHANGED -> "conflict";
      case PROCESSOR_DECLINED -> "processor";
    };
  }
}
