package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngineBuilder;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.LivePolicy;
import dev.refundkit.samples.shop.RunningShop;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Samples;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A shop with a desk, and refunds that lie on it. */
final class OpenDesk implements AutoCloseable {

  /** Even where the policy would approve it, a person shall. */
  private static final Processing BY_A_PERSON = new Processing(false, true, true);

  private final AtomicInteger orders = new AtomicInteger();
  private final RunningAcquirer acquirer = RunningAcquirer.start();
  private final RunningShop shop;

  private OpenDesk(ShopDatabase database, String... settings) {
    shop = RunningShop.start(database, acquirer.url(), OpenDesk::forget, settings);
  }

  /** With other settings. */
  static OpenDesk of(String... settings) {
    return new OpenDesk(ShopDatabase.H2, settings);
  }

  static OpenDesk start(ShopDatabase database) {
    return new OpenDesk(database);
  }

  /** What globex pays by takes payouts, and can tell nothing more of them. */
  private static void forget(String tenant, RefundEngineBuilder engine) {
    if (tenant.equals("globex")) {
      engine.processor(new Forgetful());
    }
  }

  private static final class Forgetful implements PaymentProcessor {

    @Override
    public ProcessorAbilities abilities() {
      return new ProcessorAbilities(255, Duration.ZERO, false, false, false, Map.of());
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      return new PayoutResult.Pending(null);
    }
  }

  int port() {
    return shop.port();
  }

  RunningAcquirer acquirer() {
    return acquirer;
  }

  /** Somebody of the sample who has signed in. */
  Visitor visitor(String name) {
    return new Visitor(shop.port()).signedIn(name);
  }

  /** A refund of acme that the policy leaves to a person, as the customer is a risk. */
  Refund inReview(String askedBy) {
    return inReview(askedBy, null, null);
  }

  Refund inReview(String askedBy, @Nullable String details, @Nullable String notes) {
    return inReview("acme", askedBy, 3_000, details, notes);
  }

  /** The same, of an amount above the limit of the sample's approver. */
  Refund large(String askedBy) {
    return inReview("acme", askedBy, 90_000, null, null);
  }

  /** A refund of globex in review. */
  Refund ofGlobex() {
    return inReview("globex", "agent", 3_000, null, null);
  }

  private Refund inReview(
      String tenant,
      String askedBy,
      long amount,
      @Nullable String details,
      @Nullable String notes) {
    String order = "order_of_desk_" + orders.incrementAndGet();
    new NewOrders(shop.jdbc(), tenant)
        .add(
            Samples.recent(
                order,
                tenant.equals("acme") ? "USD" : "EUR",
                tenant.equals("acme") ? "cust_risky" : null,
                Samples.paid("pay_of_" + order, amount)));
    RefundRequest request =
        RefundRequest.of(order, RefundType.PARTIAL, "product_damaged")
            .withItems(RequestedItem.of("li_1", 1))
            .withProcessing(BY_A_PERSON)
            .withTexts(details, notes, Map.of());
    Refund refund = shop.engine(tenant).create(request, Actor.of(askedBy)).orElseThrow();
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    return refund;
  }

  /** A refund of globex of whose payout nobody can tell what became of it. */
  Refund unclear() {
    Refund refund = ofGlobex();
    shop.engine("globex").approve(refund.id(), Actor.of("approver"), null).orElseThrow();
    shop.pending(refund.id());
    shop.hint("globex", refund.id());
    return shop.unclear(refund.id());
  }

  /** Adds somebody to acme, with a password as those of the sample have. */
  void add(String name, String actor, String... authorities) {
    people().add(name, "acme", actor, "sample_" + name.replace('-', '_'), List.of(authorities));
  }

  void shutOut(String name) {
    people().shutOut(name);
  }

  private People people() {
    return shop.bean(People.class);
  }

  List<String> passwordHashes() {
    return shop.jdbc().sql("select password_hash from shop_person").query(String.class).list();
  }

  /** Ends somebody's session as time would. */
  void endSession(Visitor visitor) {
    visitor.carry("0123456789ABCDEF0123456789ABCDEF");
  }

  /** Waits until the report of the policy that decides is made. */
  void policyReport() {
    RefundPolicy policy = shop.bean(RefundPolicy.class);
    DroolsRefundPolicy rules =
        policy instanceof LivePolicy live ? live.current() : (DroolsRefundPolicy) policy;
    shop.bean(PolicyReports.class).of(rules).join();
  }

  void reloadPolicy() {
    shop.bean(LivePolicy.class).reload();
  }

  Refund now(Refund refund) {
    return shop.engine("acme").get(refund.id(), RunningShop.AGENT).orElseThrow();
  }

  Refund nowOfGlobex(Refund refund) {
    return shop.engine("globex").get(refund.id(), RunningShop.AGENT).orElseThrow();
  }

  /** Waits until it is completed. */
  Refund completed(Refund refund) {
    return completed(refund.id());
  }

  Refund completed(String refund) {
    return shop.completed(refund);
  }

  /** Waits until it has failed. */
  void failed(Refund refund) {
    shop.failed(refund.id());
  }

  @Override
  public void close() {
    shop.close();
    acquirer.close();
  }
}
