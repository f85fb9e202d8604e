package dev.refundkit.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RestockOrder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A small host. Its orders come from a {@link ShopFile}, its refunds are kept in {@link KeptBooks};
 * it prints what it would tell a customer or the warehouse, and its payment processor is a map. It
 * answers one call for an order and one for a payment.
 */
public final class Quickstart implements PaymentProcessor, Inventory, Notifier {

  private final ShopFile shop;
  private final PrintWriter out;
  private final RefundJson json = new RefundJson();
  private final Map<String, PayoutResult> paid = new HashMap<>();
  private final RefundEngine engine;
  private Instant now = Instant.EPOCH;

  private Quickstart(ShopFile shop, RefundStore store, PrintWriter out) {
    this.shop = shop;
    this.out = out;
    this.engine =
        RefundEngine.builder()
            .sales(new ShopOrders(shop))
            .store(store)
            .processor(this)
            .inventory(this)
            .notifier(this)
            .customerHistory((id, currency, at) -> shop.customer(id))
            .policy(DroolsRefundPolicy.shipped())
            .clock(() -> now)
            .build();
  }

  /** Runs both calls on the file that is named, or on the sample's own. */
  public static void main(String[] args) {
    ShopFile shop = ShopFile.readOrSample(args.length == 0 ? null : Path.of(args[0]));
    RefundStore store = KeptBooks.in(Path.of(KeptBooks.FOLDER), shop);
    run(shop, store, new PrintWriter(System.out, true, UTF_8));
  }

  /**
   * Runs both calls and prints their answers. Each has an idempotency key, so that a second run on
   * the same store finds the refunds of the first one.
   */
  public static void run(ShopFile shop, RefundStore store, PrintWriter out) {
    Quickstart host = new Quickstart(shop, store, out);
    host.refundOrder(shop.orderCall());
    host.refundPayment(shop.paymentCall());
  }

  private void refundOrder(ShopFile.OrderCall call) {
    now = call.now();
    Answer<Refund> answer =
        json.readRefundRequest(call.body().toString())
            .flatMap(request -> engine.create(request, Actor.of("customer"), "order-call"));
    print("POST /v1/refunds", answer, Document::of);
    engine.effects("worker-1").runDue();
    print(
        "The same refund after the effects ran",
        answer.flatMap(refund -> engine.get(refund.id(), Actor.of("customer"))),
        Document::of);
  }

  private void refundPayment(ShopFile.PaymentCall call) {
    now = call.now();
    print(
        "POST /v1/payments/" + call.paymentId() + "/refund",
        json.readPaymentRefundRequest(call.paymentId(), call.body().toString())
            .flatMap(
                request -> engine.refundPayment(request, Actor.of("customer"), "payment-call")),
        Document::of);
    engine.effects("worker-1").runDue();
  }

  private <T> void print(String title, Answer<T> answer, Function<T, Document> write) {
    Document document =
        answer instanceof Answer.Refused<T> refused
            ? Document.of(refused.refusal())
            : write.apply(answer.orElseThrow());
    out.println("== " + title);
    out.println(ShopFile.pretty(document));
  }

  @Override
  public ProcessorAbilities abilities() {
    return new ProcessorAbilities(255, Duration.ofHours(24), true, false, false, Map.of());
  }

  @Override
  public synchronized PayoutResult refund(PayoutOrder order) {
    now = now.plus(shop.processor().answersAfter());
    String id =
        "re_" + UUID.nameUUIDFromBytes(order.key().getBytes(UTF_8)).toString().substring(0, 8);
    String receipt = shop.processor().receipts() + order.refundId();
    return paid.computeIfAbsent(order.key(), key -> new PayoutResult.Succeeded(id, receipt));
  }

  @Override
  public synchronized LookupResult lookup(PayoutOrder order) {
    PayoutResult known = paid.get(order.key());
    return known == null ? new LookupResult.NotFound() : new LookupResult.Found(known);
  }

  @Override
  public Result restock(RestockOrder order) {
    out.println("-- warehouse: put back " + order.quantity() + " of " + order.productId());
    return Result.DONE;
  }

  @Override
  public void tell(Notice notice) {
    out.println("-- mail to " + notice.customerId() + ": your refund is " + notice.kind());
  }
}
