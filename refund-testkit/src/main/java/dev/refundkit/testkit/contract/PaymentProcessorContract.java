package dev.refundkit.testkit.contract;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The rules P of CONTRACTS.md, as tests of a processor's adapter. Extend it and say how the adapter
 * is made, and what the processor's own book says. Tests of keys, lookup, lists and store credit
 * run where {@link PaymentProcessor#abilities} promises these.
 *
 * <p>What cannot be seen by calling an adapter is not here: P8, P9, P14, P15, A2, A7 and A9 bind
 * the engine, A3 is a time-out to be set, and the end of a key's life (P2) would take as long to
 * see. Of P13 nothing is seen of refunds made outside the library.
 */
public abstract class PaymentProcessorContract {

  /** The adapter; called once for each test. */
  protected abstract PaymentProcessor processor();

  /**
   * What the processor's book says was given back to the payment under this key, in minor units,
   * all calls together. Not the adapter's word for it: that is under test.
   */
  protected abstract long paid(String key);

  /** The same for store credit; only called where the abilities promise it. */
  protected long credited(String key) {
    throw NotOverriddenException.needed(
        this, "credited(String)", "have the adapter's abilities promise no store credit");
  }

  /**
   * An order to pay. Override it if your processor needs payments of its own; it is then to be of a
   * captured payment that can give so much back.
   */
  protected PayoutOrder order(
      String key, RequestedMethod.Type destination, long amountMinor, IsoCurrency currency) {
    return new PayoutOrder(
        key, "payment_of_" + key, destination, amountMinor, currency, "refund_1", "damaged");
  }

  /** Currencies to pay in, if the processor takes them; at best of different decimals. */
  protected List<IsoCurrency> currencies() {
    return List.of(IsoCurrency.of("USD"), IsoCurrency.of("JPY"), IsoCurrency.of("KWD"));
  }

  /** Whether {@link #provoke} can bring this about. */
  protected Ability canProvoke(Trouble trouble) {
    return Ability.PRESENT;
  }

  /** The next call of {@link PaymentProcessor#refund} goes so; later ones go well. */
  protected void provoke(Trouble trouble) {
    throw NotOverriddenException.of(this, "provoke(Trouble)", "canProvoke(Trouble)");
  }

  /** Whether {@link #settle} can be done. */
  protected Ability settles() {
    return Ability.PRESENT;
  }

  /** The processor ends a payout after all: it pays what is pending, or takes back what it paid. */
  protected void settle(String key, boolean paid) {
    throw NotOverriddenException.of(this, "settle(String, boolean)", "settles()");
  }

  @Nested
  @DisplayName("Paying")
  final class Paying extends PayingRules {
    Paying() {
      super(PaymentProcessorContract.this);
    }
  }

  @Nested
  @DisplayName("Answers")
  final class Answers extends AnswerRules {
    Answers() {
      super(PaymentProcessorContract.this);
    }
  }

  @Nested
  @DisplayName("Lookup")
  final class Lookup extends LookupRules {
    Lookup() {
      super(PaymentProcessorContract.this);
    }
  }

  @Nested
  @DisplayName("The book")
  final class Book extends BookRules {
    Book() {
      super(PaymentProcessorContract.this);
    }
  }
}
