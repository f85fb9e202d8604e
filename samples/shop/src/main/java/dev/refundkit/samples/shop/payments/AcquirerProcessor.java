package dev.refundkit.samples.shop.payments;

import dev.refundkit.request.RequestedMethod;
import dev.refundkit.samples.shop.orders.Order;
import dev.refundkit.samples.shop.orders.Orders;
import dev.refundkit.samples.shop.payments.AcquirerClient.NotConnectedException;
import dev.refundkit.samples.shop.payments.AcquirerClient.Reply;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pays at the acquirer, or to store credit. Whatever is not certain is thrown, so that the engine
 * asks about the key (P3); what is certain is only what the acquirer says in its own words.
 */
public final class AcquirerProcessor implements PaymentProcessor {

  /** The acquirer remembers keys for 24 hours, and an hour is left for slow clocks and lines. */
  private static final Duration KEY_LIFE = Duration.ofHours(23);

  private static final ProcessorAbilities ABILITIES =
      new ProcessorAbilities(255, KEY_LIFE, true, true, true, Map.of());

  private final AcquirerClient acquirer;
  private final StoreCredit credit;
  private final Orders orders;
  private final BothBooks books;

  public AcquirerProcessor(AcquirerClient acquirer, StoreCredit credit, Orders orders) {
    this.acquirer = acquirer;
    this.credit = credit;
    this.orders = orders;
    this.books = new BothBooks(acquirer, credit);
  }

  @Override
  public ProcessorAbilities abilities() {
    return ABILITIES;
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    return toStoreCredit(order) ? credit(order) : pay(order);
  }

  private static boolean toStoreCredit(PayoutOrder order) {
    return order.destination() == RequestedMethod.Type.STORE_CREDIT;
  }

  private PayoutResult pay(PayoutOrder order) {
    Reply reply;
    try {
      reply = acquirer.refund(order.key(), AcquirerRefund.Ask.of(order));
    } catch (NotConnectedException e) {
      return new PayoutResult.NotAttempted("no connection to the acquirer");
    }
    return switch (reply.status()) {
      case 200, 202, 402 -> stated(reply).of(order);
      // What the acquirer refuses it has not tried; a proxy that says the same may have passed it
      // on.
      case 400, 401, 403, 404, 429, 503 ->
          reply
              .refusal()
              .<PayoutResult>map(code -> new PayoutResult.NotAttempted(code))
              .orElseThrow(() -> unexpected(reply));
      default -> throw unexpected(reply);
    };
  }

  private static AcquirerRefund stated(Reply reply) {
    return reply.as(AcquirerRefund.class).orElseThrow(() -> unexpected(reply));
  }

  private static UncertainOutcomeException unexpected(Reply reply) {
    return new UncertainOutcomeException(
        "the acquirer answered " + reply.status() + " and nothing that is certain");
  }

  private PayoutResult credit(PayoutOrder order) {
    Optional<String> customer = orders.ofPayment(order.paymentId()).map(Order::customerId);
    if (customer.isEmpty()) {
      return new PayoutResult.Declined("guests_have_no_store_credit");
    }
    StoreCredit.Credit wanted =
        new StoreCredit.Credit(
            order.key(),
            customer.get(),
            order.paymentId(),
            order.amountMinor(),
            order.currency().code());
    credit.add(wanted);
    return credit
        .find(order.key())
        .filter(wanted::equals)
        .map(AcquirerProcessor::credited)
        .orElseThrow(() -> new UncertainOutcomeException("the key was used for another payout"));
  }

  private static PayoutResult credited(StoreCredit.Credit credit) {
    return new PayoutResult.Succeeded("credit_" + credit.key(), null);
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    if (toStoreCredit(order)) {
      return credit
          .find(order.key())
          .<LookupResult>map(found -> new LookupResult.Found(credited(found)))
          .orElseGet(LookupResult.NotFound::new);
    }
    try {
      return found(acquirer.show(order.key()), order);
    } catch (NotConnectedException e) {
      return new LookupResult.CannotTell("no connection to the acquirer");
    }
  }

  private static LookupResult found(Reply reply, PayoutOrder order) {
    if (reply.status() == 200) {
      return new LookupResult.Found(stated(reply).of(order));
    }
    if (reply.status() == 404 && reply.refusal().equals(Optional.of("unknown_key"))) {
      return new LookupResult.NotFound();
    }
    return new LookupResult.CannotTell("the acquirer answered " + reply.status());
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    return books.page(since, cursor, limit);
  }
}
