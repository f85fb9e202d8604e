package dev.refundkit.samples.propertytests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.arbitrary.Cases;
import dev.refundkit.testkit.arbitrary.Stories;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

/**
 * The properties can fail. A property that never fails may be true, or may look at nothing; so a
 * bug is put into the shop on purpose, and the body of the property must find it.
 */
class PlantedBugsTest {

  private static final int SAMPLES = 500;

  @Example
  void a_bank_that_forgets_its_keys_is_found() {
    isFound(
        Stories.withReasons(Stories.reasons()),
        story ->
            MoneyPropertiesTest.bankAndEngineAgree(
                new ShopHost(ForgetfulBank::new, stock -> stock), story));
  }

  @Example
  void a_stock_that_counts_repeats_is_found() {
    isFound(
        Stories.withReasons(Stories.reasons()),
        story ->
            GoodsPropertiesTest.stockAndEngineAgree(
                new ShopHost(bank -> bank, PlantedBugsTest::countingRepeats), story));
  }

  @Example
  void a_policy_without_a_limit_is_found() {
    isFound(
        Cases.refunds(Stories.reasons()),
        asked -> PolicyPropertiesTest.approvesOnlyWithinTheLimit(FixedPolicy.approveAll(), asked));
  }

  /** Demands that the check fails for one of some hundred samples, the same ones each time. */
  private static <T> void isFound(Arbitrary<T> samples, Consumer<T> check) {
    boolean found =
        samples.generator(SAMPLES).stream(new Random(20240301))
            .limit(SAMPLES)
            .anyMatch(sample -> fails(check, sample.value()));
    assertThat(found).as("the bug is found").isTrue();
  }

  private static <T> boolean fails(Consumer<T> check, T sample) {
    try {
      check.accept(sample);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  /** Hands every call on under a key that was not used before, and knows of none afterwards. */
  private static final class ForgetfulBank implements PaymentProcessor {

    private final PaymentProcessor bank;
    private int calls;

    private ForgetfulBank(PaymentProcessor bank) {
      this.bank = bank;
    }

    @Override
    public ProcessorAbilities abilities() {
      return bank.abilities();
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      return bank.refund(
          new PayoutOrder(
              order.key() + "_" + ++calls,
              order.paymentId(),
              order.destination(),
              order.amountMinor(),
              order.currency(),
              order.refundId(),
              order.reason()));
    }

    @Override
    public LookupResult lookup(PayoutOrder order) {
      return new LookupResult.NotFound();
    }
  }

  private static Inventory countingRepeats(Inventory stock) {
    AtomicInteger calls = new AtomicInteger();
    return order ->
        stock.restock(
            new RestockOrder(
                order.key() + "_" + calls.incrementAndGet(),
                order.refundId(),
                order.orderId(),
                order.lineId(),
                order.productId(),
                order.sku(),
                order.quantity()));
  }
}
