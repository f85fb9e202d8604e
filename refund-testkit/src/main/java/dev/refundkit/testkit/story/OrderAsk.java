package dev.refundkit.testkit.story;

import dev.refundkit.quote.Quote;
import dev.refundkit.quote.QuotedPart;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.SaleLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of an order.
 *
 * @param reason the reason code
 * @param items the lines, each once; the first of several picks of the same line counts
 * @param figures the amounts that are named, relative to the most that would pass
 * @param payment which payment shall give, null for whichever
 * @param toStoreCredit whether the money goes to store credit
 * @param processing what is said of the handling
 */
public record OrderAsk(
    RefundType type,
    String reason,
    List<Item> items,
    Figures figures,
    @Nullable Integer payment,
    boolean toStoreCredit,
    Processing processing) {

  /**
   * Units of one line.
   *
   * @param units of those that are left, at least one; {@link Portion#NOTHING} asks for value only
   */
  public record Item(int line, Portion units, boolean restock) {}

  /**
   * The amounts that are named; null where none is.
   *
   * @param adjustment of the most that would pass, negative for a fee
   */
  public record Figures(
      @Nullable Portion subtotal,
      @Nullable Portion tax,
      @Nullable Portion shipping,
      @Nullable Portion adjustment,
      @Nullable Portion total) {

    /** No amount is named. */
    public static final Figures NONE = new Figures(null, null, null, null, null);

    @Override
    public String toString() {
      return named("subtotal", subtotal)
          + named("tax", tax)
          + named("shipping", shipping)
          + named("adjustment", adjustment)
          + named("total", total);
    }

    private static String named(String name, @Nullable Portion portion) {
      return portion == null ? "" : name + "=" + portion + " ";
    }

    RequestedAmounts of(Most most) {
      return new RequestedAmounts(
          named(subtotal, most.subtotal),
          named(tax, most.tax),
          named(shipping, most.shipping),
          adjustment == null ? null : Long.valueOf(adjustment.signedOf(most.total)),
          named(total, most.total),
          null);
    }

    private static @Nullable Long named(@Nullable Portion portion, long most) {
      return portion == null ? null : Long.valueOf(portion.of(most));
    }
  }

  /** The most that the parts of a request could give. */
  private record Most(long subtotal, long tax, long shipping, long total) {

    static Most of(Quote quote) {
      return new Most(
          sum(quote, part -> part.lineId() == null ? 0 : part.most().value()),
          sum(quote, part -> part.most().tax()),
          sum(quote, part -> part.lineId() == null ? part.most().value() : 0),
          quote.maxRefundable());
    }

    private static long sum(Quote quote, ToLongFunction<QuotedPart> figure) {
      return quote.parts().stream().mapToLong(figure).sum();
    }
  }

  public OrderAsk {
    items = List.copyOf(items);
  }

  /**
   * The request as it would be asked now. Where amounts are named, the engine is asked for a quote
   * first, to see what there is; if it refuses even one minor unit, all figures are 0.
   */
  public RefundRequest in(Scene scene) {
    RefundRequest request =
        RefundRequest.of(scene.sale().id(), type, reason)
            .withItems(requested(scene))
            .withMethod(method(scene))
            .withProcessing(processing);
    if (figures.equals(Figures.NONE)) {
      return request;
    }
    Most most = scene.quote(sounding(request)).map(Most::of).orElse(new Most(0, 0, 0, 0));
    return request.withAmounts(figures.of(most));
  }

  /** A request of one minor unit for the same parts tells what they could give. */
  private RefundRequest sounding(RefundRequest request) {
    boolean shipping = figures.shipping() != null && type != RefundType.TAX_ONLY;
    return type == RefundType.FULL
        ? request
        : request.withAmounts(
            new RequestedAmounts(null, null, shipping ? 1L : null, null, 1L, null));
  }

  private RequestedItem[] requested(Scene scene) {
    Map<String, RequestedItem> chosen = new LinkedHashMap<>();
    for (Item item : items) {
      SaleLine line = scene.line(item.line());
      boolean none = type == RefundType.TAX_ONLY || item.units().equals(Portion.NOTHING);
      long units = none ? 0 : Math.max(1, item.units().of(scene.unitsLeft(line)));
      chosen.putIfAbsent(line.id(), new RequestedItem(line.id(), (int) units, item.restock()));
    }
    return chosen.values().toArray(RequestedItem[]::new);
  }

  private RequestedMethod method(Scene scene) {
    RequestedMethod.Type destination =
        toStoreCredit ? RequestedMethod.Type.STORE_CREDIT : RequestedMethod.Type.ORIGINAL_PAYMENT;
    return new RequestedMethod(destination, payment == null ? null : scene.payment(payment).id());
  }

  @Override
  public String toString() {
    return "Ask["
        + type
        + (items.isEmpty() ? "" : " " + items)
        + (figures.equals(Figures.NONE) ? "" : ", " + figures)
        + (payment == null ? "" : ", payment=" + payment)
        + (toStoreCredit ? ", to store credit" : "")
        + (processing.mayAutoApprove() ? "" : ", reviewed")
        + (processing.startsAtOnce() ? "" : ", processed later")
        + ", "
        + reason
        + "]";
  }
}
