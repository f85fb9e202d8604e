package dev.refundkit.request;

import dev.refundkit.refusal.Violation;
import dev.refundkit.text.Storable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to refund an order: the body of {@code POST /v1/refunds}, field for field. Lists and
 * maps may be absent and are empty then.
 *
 * @param reason one of the reasons that the policy declares
 * @param items the lines to refund; needed for partial and item_return, and allowed for tax_only
 *     and full
 * @param notes for the shop's own people
 */
public record RefundRequest(
    @NotBlank @Size(max = 255) @Storable String orderId,
    @NotNull RefundType type,
    @NotBlank @Size(max = 64) @Storable String reason,
    @Nullable @Size(max = 4000) @Storable String reasonDetails,
    @Size(max = 1000) List<@NotNull @Valid RequestedItem> items,
    @Valid RequestedAmounts amounts,
    @Valid RequestedMethod paymentMethod,
    @Valid RequestedShipping shipping,
    @Valid Processing processing,
    @Nullable @Size(max = 4000) @Storable String notes,
    Map<String, Object> metadata) {

  @SuppressWarnings({
    "ConstantConditions",
    "DataFlowIssue"
  }) // a reader of documents hands over null for what is absent
  public RefundRequest(
      String orderId,
      RefundType type,
      String reason,
      @Nullable String reasonDetails,
      @Nullable List<RequestedItem> items,
      @Nullable RequestedAmounts amounts,
      @Nullable RequestedMethod paymentMethod,
      @Nullable RequestedShipping shipping,
      @Nullable Processing processing,
      @Nullable String notes,
      @Nullable Map<String, Object> metadata) {
    this.orderId = orderId;
    this.type = type;
    this.reason = reason;
    this.reasonDetails = reasonDetails;
    this.items = items == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(items));
    this.amounts = amounts == null ? RequestedAmounts.NONE : amounts;
    this.paymentMethod = paymentMethod == null ? RequestedMethod.ORIGINAL : paymentMethod;
    this.shipping = shipping == null ? RequestedShipping.NONE : shipping;
    this.processing = processing == null ? Processing.DEFAULT : processing;
    this.notes = notes;
    this.metadata = metadata == null ? Map.of() : Metadata.copy(metadata);
  }

  /** A request with nothing but what is required; the {@code with} methods add to it. */
  public static RefundRequest of(String orderId, RefundType type, String reason) {
    return new RefundRequest(orderId, type, reason, null, null, null, null, null, null, null, null);
  }

  public RefundRequest withItems(RequestedItem... added) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        reasonDetails,
        List.of(added),
        amounts,
        paymentMethod,
        shipping,
        processing,
        notes,
        metadata);
  }

  public RefundRequest withAmounts(RequestedAmounts named) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        reasonDetails,
        items,
        named,
        paymentMethod,
        shipping,
        processing,
        notes,
        metadata);
  }

  public RefundRequest withMethod(RequestedMethod method) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        reasonDetails,
        items,
        amounts,
        method,
        shipping,
        processing,
        notes,
        metadata);
  }

  public RefundRequest withProcessing(Processing options) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        reasonDetails,
        items,
        amounts,
        paymentMethod,
        shipping,
        options,
        notes,
        metadata);
  }

  public RefundRequest withShipping(RequestedShipping options) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        reasonDetails,
        items,
        amounts,
        paymentMethod,
        options,
        processing,
        notes,
        metadata);
  }

  public RefundRequest withTexts(
      @Nullable String details, @Nullable String note, Map<String, Object> data) {
    return new RefundRequest(
        orderId,
        type,
        reason,
        details,
        items,
        amounts,
        paymentMethod,
        shipping,
        processing,
        note,
        data);
  }

  /** By line id, whether the units of a named line may go back on the shelf. */
  public Map<String, Boolean> restockAsked() {
    return items.stream()
        .collect(Collectors.toMap(RequestedItem::lineItemId, RequestedItem::mayRestock));
  }

  /**
   * The rules that look at more than one field (R1, M12); those of single fields stand on the
   * components.
   */
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>(Metadata.violations(metadata));
    if (unreadable()) {
      return found;
    }
    switch (type) {
      case PARTIAL, ITEM_RETURN -> itemViolations(found);
      case TAX_ONLY -> taxOnlyViolations(found);
      case SHIPPING -> shippingViolations(found);
      case FULL -> fullViolations(found);
      case PAYMENT ->
          found.add(
              new Violation("type", "must be full, partial, item_return, shipping or tax_only"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (!seen.add(items.get(i).lineItemId())) {
        found.add(
            new Violation(
                "items[" + i + "].line_item_id",
                "must not name a line twice: " + Redaction.mask(items.get(i).lineItemId())));
      }
    }
    return found;
  }

  /** Whether something is absent without which these rules mean nothing. */
  @SuppressWarnings({"ConstantConditions", "DataFlowIssue"}) // a caller in Java may hand over null
  private boolean unreadable() {
    return type == null || items.stream().anyMatch(i -> i == null || i.lineItemId() == null);
  }

  private void itemViolations(List<Violation> found) {
    if (items.isEmpty()) {
      found.add(new Violation("items", "must name at least one line for type " + type.wire()));
    }
    for (int i = 0; i < items.size(); i++) {
      boolean valueOnly = items.get(i).quantity() == 0;
      if (valueOnly && type == RefundType.ITEM_RETURN) {
        found.add(
            new Violation("items[" + i + "].quantity", "must be at least 1 for type item_return"));
      } else if (valueOnly && !amounts.namesParts() && amounts.adjustmentOrZero() == 0) {
        found.add(
            new Violation(
                "items[" + i + "].quantity", "must be at least 1 unless amounts are named"));
      }
    }
  }

  private void taxOnlyViolations(List<Violation> found) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).quantity() != 0) {
        found.add(
            new Violation(
                "items[" + i + "].quantity",
                "must be 0 for type tax_only, which gives back no units"));
      }
    }
    mustBeZero("amounts.subtotal", amounts.subtotal(), found);
    mustBeZero("amounts.shipping", amounts.shipping(), found);
  }

  private void shippingViolations(List<Violation> found) {
    if (!items.isEmpty()) {
      found.add(new Violation("items", "must be empty for type shipping"));
    }
    mustBeZero("amounts.subtotal", amounts.subtotal(), found);
  }

  private void fullViolations(List<Violation> found) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).quantity() == 0) {
        found.add(new Violation("items[" + i + "].quantity", "must be at least 1 for type full"));
      }
    }
  }

  private void mustBeZero(String field, @Nullable Long amount, List<Violation> found) {
    if (amount != null && amount != 0) {
      found.add(new Violation(field, "must be absent or 0 for type " + type.wire()));
    }
  }
}
