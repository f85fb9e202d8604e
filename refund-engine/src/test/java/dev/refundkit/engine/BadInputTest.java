package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.Violation;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is refused by name, and nothing is changed by it ({@link Shop#refused}). */
class BadInputTest {

  private static final RefusalCode INVALID = RefusalCode.INVALID_REQUEST;
  private static final RefusalCode TOO_MUCH = RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
  private static final RequestedItem MUG = units("mug", 1);

  private final Shop shop = new Shop();

  static Stream<Arguments> orderRequests() {
    RefundRequest mug = partial(PLAIN, MUG);
    String longest = "x".repeat(256);
    return Stream.of(
        bad("no order", full(null), INVALID, "order_id"),
        bad("blank order", full(" "), INVALID, "order_id"),
        bad("endless order", full(longest), INVALID, "order_id"),
        bad("unknown order", full("order_none"), RefusalCode.ORDER_NOT_FOUND, "order_id"),
        bad("no type", RefundRequest.of(PLAIN, null, REASON), INVALID, "type"),
        bad("a type of the other endpoint", of(RefundType.PAYMENT), INVALID, "type"),
        bad("no reason", RefundRequest.of(PLAIN, RefundType.FULL, null), INVALID, "reason"),
        bad("blank reason", RefundRequest.of(PLAIN, RefundType.FULL, ""), INVALID, "reason"),
        bad("endless reason", RefundRequest.of(PLAIN, RefundType.FULL, longest), INVALID, "reason"),
        bad("no items", of(RefundType.PARTIAL), INVALID, "items"),
        bad("no items to return", of(RefundType.ITEM_RETURN), INVALID, "items"),
        bad("an item that is null", items(Arrays.asList(MUG, null)), INVALID, "items[1]"),
        bad(
            "an item without a line",
            partial(PLAIN, units(null, 1)),
            INVALID,
            "items[0].line_item_id"),
        bad("a blank line", partial(PLAIN, units("", 1)), INVALID, "items[0].line_item_id"),
        bad(
            "an unknown line",
            partial(PLAIN, MUG, units("hat", 1)),
            RefusalCode.LINE_ITEM_NOT_FOUND,
            "items[1].line_item_id"),
        bad("a line twice", partial(PLAIN, MUG, MUG), INVALID, "items[1].line_item_id"),
        bad("negative quantity", partial(PLAIN, units("mug", -1)), INVALID, "items[0].quantity"),
        bad(
            "no quantity and no amount",
            partial(PLAIN, units("mug", 0)),
            INVALID,
            "items[0].quantity"),
        bad(
            "no quantity to return",
            itemReturn(PLAIN, units("mug", 0)),
            INVALID,
            "items[0].quantity"),
        bad(
            "too many units",
            partial(PLAIN, units("mug", 2)),
            RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE,
            "items[0].quantity"),
        bad(
            "countless units",
            partial(PLAIN, units("mug", Integer.MAX_VALUE)),
            RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE,
            "items[0].quantity"),
        bad("negative subtotal", named(-1L, null, null, null, null), INVALID, "amounts.subtotal"),
        bad("negative tax", named(null, -1L, null, null, null), INVALID, "amounts.tax"),
        bad("negative shipping", named(null, null, -1L, null, null), INVALID, "amounts.shipping"),
        bad("negative total", named(null, null, null, null, -1L), INVALID, "amounts.total"),
        bad(
            "most negative total",
            named(null, null, null, null, Long.MIN_VALUE),
            INVALID,
            "amounts.total"),
        bad("zero total", named(null, null, null, null, 0L), INVALID, "amounts.total"),
        bad(
            "too large a subtotal",
            named(2_001L, null, null, null, null),
            TOO_MUCH,
            "amounts.subtotal"),
        bad("too large a tax", named(null, 201L, null, null, null), TOO_MUCH, "amounts.tax"),
        bad("too large a total", named(null, null, null, null, 2_201L), TOO_MUCH, "amounts.total"),
        bad(
            "the largest total",
            named(null, null, null, null, Long.MAX_VALUE),
            TOO_MUCH,
            "amounts.total"),
        bad(
            "the largest subtotal",
            named(Long.MAX_VALUE, Long.MAX_VALUE, null, null, null),
            TOO_MUCH,
            "amounts.subtotal"),
        bad("the largest goodwill", named(null, null, null, Long.MAX_VALUE, null), null, null),
        bad(
            "the largest fee",
            named(null, null, null, Long.MIN_VALUE, null),
            INVALID,
            "amounts.adjustment"),
        bad(
            "goodwill and total at their largest",
            named(null, null, null, Long.MAX_VALUE, Long.MAX_VALUE),
            null,
            null),
        bad(
            "a fee as large as the goods",
            named(null, null, null, -2_200L, null),
            INVALID,
            "amounts.adjustment"),
        bad(
            "parts that do not add up",
            named(1_000L, 100L, 0L, 0L, 1_200L),
            RefusalCode.AMOUNTS_INCONSISTENT,
            "amounts.total"),
        bad(
            "another currency",
            mug.withAmounts(new RequestedAmounts(null, null, null, null, 100L, "EUR")),
            RefusalCode.CURRENCY_MISMATCH,
            "amounts.currency"),
        bad(
            "no currency at all",
            mug.withAmounts(new RequestedAmounts(null, null, null, null, 100L, "usd")),
            INVALID,
            "amounts.currency"),
        bad(
            "no kind of method",
            mug.withMethod(new RequestedMethod(null, null)),
            INVALID,
            "payment_method.type"),
        bad("empty payment", mug.withMethod(method("")), INVALID, "payment_method.payment_id"),
        bad(
            "unknown payment",
            mug.withMethod(method("none")),
            RefusalCode.PAYMENT_NOT_FOUND,
            "payment_method.payment_id"),
        bad(
            "foreign payment",
            mug.withMethod(method("gift")),
            RefusalCode.PAYMENT_NOT_OF_ORDER,
            "payment_method.payment_id"),
        bad(
            "endless carrier",
            mug.withShipping(new RequestedShipping(null, longest, null)),
            INVALID,
            "shipping.carrier"),
        bad("endless notes", mug.withTexts(null, "x".repeat(4_001), Map.of()), INVALID, "notes"),
        bad(
            "endless details",
            mug.withTexts("x".repeat(4_001), null, Map.of()),
            INVALID,
            "reason_details"),
        bad(
            "strange metadata",
            mug.withTexts(null, null, Map.of("a", new Object())),
            INVALID,
            "metadata.a"),
        bad("metadata without a key", mug.withTexts(null, null, noKey()), INVALID, "metadata"),
        bad("items of a shipping refund", of(RefundType.SHIPPING).withItems(MUG), INVALID, "items"),
        bad(
            "units of a tax refund",
            of(RefundType.TAX_ONLY).withItems(MUG),
            INVALID,
            "items[0].quantity"),
        bad(
            "an order without captured money",
            full(Orders.UNPAID),
            RefusalCode.PAYMENT_NOT_REFUNDABLE,
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orderRequests")
  void a_bad_request_is_refused_by_name_and_changes_nothing(
      String title, RefundRequest request, @Nullable RefusalCode code, @Nullable String param) {
    shop.create(partial(PLAIN, units("shoes", 1)));
    shop.run();
    for (String key : Arrays.asList(null, "key")) {
      Refusal refusal = shop.refused(() -> shop.engine.create(request, CUSTOMER, key));
      if (code != null) {
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.param()).isEqualTo(param);
      }
      assertThat(refusal.message()).isNotBlank();
    }
    shop.refused(() -> shop.engine.quote(request, CUSTOMER));
  }

  @Test
  void all_fields_at_fault_are_named_in_one_answer() {
    RefundRequest request =
        partial("", units("", -1)).withAmounts(amounts(-1L, -2L, null, null, -3L));
    Refusal refusal = shop.refused(() -> shop.engine.create(request, CUSTOMER));
    assertThat(refusal.violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "order_id",
            "items[0].line_item_id",
            "items[0].quantity",
            "amounts.subtotal",
            "amounts.tax",
            "amounts.total");
    assertThat(refusal.message()).contains("was -1", "was -2", "was -3");
  }

  @Test
  void a_reason_that_the_policy_does_not_know_is_refused() {
    shop.policy.reasons = Set.of("damaged", "late");
    RefundRequest request = RefundRequest.of(PLAIN, RefundType.FULL, "mood");
    Refusal refusal = shop.refused(() -> shop.engine.create(request, CUSTOMER));
    assertThat(refusal.param()).isEqualTo("reason");
    assertThat(refusal.message()).contains("[damaged, late]");
  }

  @ParameterizedTest(name = "in lists: {0}")
  @ValueSource(booleans = {true, false})
  void metadata_however_deep_is_refused_and_exhausts_nothing(boolean inLists) {
    Object deep = "text";
    for (int i = 0; i < 100_000; i++) {
      deep = inLists ? List.of(deep) : Map.of("deeper", deep);
    }
    Map<String, Object> metadata = Map.of("deep", deep);
    RefundRequest order = full(PLAIN).withTexts(null, null, metadata);
    for (String key : Arrays.asList(null, "key")) {
      Refusal refusal = shop.refused(() -> shop.engine.create(order, CUSTOMER, key));
      assertThat(refusal.code()).isEqualTo(INVALID);
      assertThat(refusal.message()).contains("nested deeper");
    }
    var payment = new PaymentRefundRequest("card", 100L, null, REASON, null, metadata);
    assertThat(shop.refused(() -> shop.engine.refundPayment(payment, AGENT)).code())
        .isEqualTo(INVALID);
  }

  private static Arguments bad(
      String title, Object request, @Nullable RefusalCode code, @Nullable String param) {
    return arguments(title, request, code, param);
  }

  private static RefundRequest of(RefundType type) {
    return RefundRequest.of(PLAIN, type, REASON);
  }

  private static RefundRequest items(List<RequestedItem> items) {
    return new RefundRequest(
        PLAIN, RefundType.PARTIAL, REASON, null, items, null, null, null, null, null, null);
  }

  private static RequestedAmounts amounts(
      @Nullable Long subtotal,
      @Nullable Long tax,
      @Nullable Long shipping,
      @Nullable Long adjustment,
      @Nullable Long total) {
    return new RequestedAmounts(subtotal, tax, shipping, adjustment, total, null);
  }

  private static RefundRequest named(
      @Nullable Long subtotal,
      @Nullable Long tax,
      @Nullable Long shipping,
      @Nullable Long adjustment,
      @Nullable Long total) {
    return partial(PLAIN, MUG).withAmounts(amounts(subtotal, tax, shipping, adjustment, total));
  }

  private static RequestedMethod method(String payment) {
    return new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, payment);
  }

  private static Map<String, Object> noKey() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put(null, "x");
    return metadata;
  }
}
