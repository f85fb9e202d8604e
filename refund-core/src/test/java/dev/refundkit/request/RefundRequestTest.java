package dev.refundkit.request;

import static dev.refundkit.request.RefundType.FULL;
import static dev.refundkit.request.RefundType.ITEM_RETURN;
import static dev.refundkit.request.RefundType.PARTIAL;
import static dev.refundkit.request.RefundType.PAYMENT;
import static dev.refundkit.request.RefundType.SHIPPING;
import static dev.refundkit.request.RefundType.TAX_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R1, M12, M17: rules that look at more than one field of a request. */
class RefundRequestTest {

  private static RefundRequest of(RefundType type, RequestedItem... items) {
    return RefundRequest.of(SaleFixture.ORDER, type, Asks.REASON).withItems(items);
  }

  private static RequestedItem item(String id, int quantity) {
    return RequestedItem.of(id, quantity);
  }

  private static RequestedAmounts subtotal(long amount) {
    return Asks.amounts(amount, null, null, null, null);
  }

  private static RequestedAmounts shipping(long amount) {
    return Asks.amounts(null, null, amount, null, null);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(of(PARTIAL), List.of("items")),
        Arguments.of(of(ITEM_RETURN), List.of("items")),
        Arguments.of(of(ITEM_RETURN, item("A", 0)), List.of("items[0].quantity")),
        Arguments.of(
            of(ITEM_RETURN, item("A", 1), item("B", 0)).withAmounts(RequestedAmounts.total(5)),
            List.of("items[1].quantity")),
        Arguments.of(of(PARTIAL, item("A", 0)), List.of("items[0].quantity")),
        Arguments.of(
            of(PARTIAL, item("A", 1), item("B", 1), item("A", 2)),
            List.of("items[2].line_item_id")),
        Arguments.of(of(TAX_ONLY, item("A", 1)), List.of("items[0].quantity")),
        Arguments.of(of(TAX_ONLY).withAmounts(subtotal(1)), List.of("amounts.subtotal")),
        Arguments.of(of(TAX_ONLY).withAmounts(shipping(1)), List.of("amounts.shipping")),
        Arguments.of(of(SHIPPING, item("A", 1)), List.of("items")),
        Arguments.of(of(SHIPPING).withAmounts(subtotal(1)), List.of("amounts.subtotal")),
        Arguments.of(of(FULL, item("A", 0)), List.of("items[0].quantity")),
        Arguments.of(of(PAYMENT), List.of("type")),
        Arguments.of(
            of(TAX_ONLY, item("A", 1), item("A", 0)).withAmounts(subtotal(1)),
            List.of("items[0].quantity", "amounts.subtotal", "items[1].line_item_id")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrong")
  void a_request_that_makes_no_sense_names_every_field_at_fault_r1(
      RefundRequest request, List<String> fields) {
    assertThat(request.violations()).extracting(Violation::field).containsExactlyElementsOf(fields);
  }

  static Stream<RefundRequest> right() {
    return Stream.of(
        of(FULL),
        of(FULL, item("A", 1)),
        of(PARTIAL, item("A", 1)),
        of(PARTIAL, item("A", 0)).withAmounts(RequestedAmounts.total(1)),
        of(PARTIAL, item("A", 0)).withAmounts(Asks.adjustment(5)),
        of(PARTIAL, item("A", 0), item("B", 2)).withAmounts(subtotal(1)),
        of(ITEM_RETURN, item("A", 1), item("B", 1)),
        of(SHIPPING),
        of(SHIPPING).withAmounts(subtotal(0)),
        of(SHIPPING).withAmounts(shipping(5)),
        of(TAX_ONLY),
        of(TAX_ONLY, item("A", 0), item("B", 0)),
        of(TAX_ONLY).withAmounts(Asks.amounts(0L, 5L, 0L, null, 5L)));
  }

  @ParameterizedTest
  @MethodSource("right")
  void a_request_that_makes_sense_passes(RefundRequest request) {
    assertThat(request.violations()).isEmpty();
  }

  @Test
  void metadata_out_of_bounds_is_a_violation_as_well() {
    RefundRequest request = of(FULL).withTexts(null, null, Map.of("", "x"));
    assertThat(request.violations()).extracting(Violation::field).containsExactly("metadata");
  }

  @Test
  void what_is_absent_gets_its_default_l4() {
    RefundRequest request =
        new RefundRequest("o", FULL, "r", null, null, null, null, null, null, null, null);
    assertThat(request.items()).isEmpty();
    assertThat(request.amounts()).isEqualTo(RequestedAmounts.NONE);
    assertThat(request.paymentMethod()).isEqualTo(RequestedMethod.ORIGINAL);
    assertThat(request.shipping()).isEqualTo(RequestedShipping.NONE);
    assertThat(request.metadata()).isEmpty();
    assertThat(request.processing().mayAutoApprove()).isTrue();
    assertThat(request.processing().notifies()).isTrue();
    assertThat(request.processing().startsAtOnce()).isTrue();
    assertThat(RequestedItem.of("A", 1).mayRestock()).isFalse();
  }

  @Test
  void a_request_cannot_be_changed_afterwards() {
    List<RequestedItem> items = new ArrayList<>(List.of(item("A", 1)));
    RefundRequest request =
        new RefundRequest("o", PARTIAL, "r", null, items, null, null, null, null, null, null);
    items.clear();
    assertThat(request.items()).hasSize(1);
    assertThatThrownBy(() -> request.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void types_are_written_in_lower_case() {
    assertThat(Stream.of(RefundType.values()).map(RefundType::wire))
        .containsExactly("full", "partial", "item_return", "shipping", "tax_only", "payment");
  }
}
