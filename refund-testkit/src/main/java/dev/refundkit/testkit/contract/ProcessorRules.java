package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A processor, and orders under keys that were never used before. */
@ExtendWith(RuleInMessage.class)
abstract class ProcessorRules {

  final PaymentProcessorContract contract;
  PaymentProcessor processor;

  ProcessorRules(PaymentProcessorContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  void open() {
    processor = contract.processor();
  }

  /** An order of about 12 units of the first currency. */
  final PayoutOrder order() {
    return order(key(), contract.currencies().get(0));
  }

  final PayoutOrder order(String key, IsoCurrency currency) {
    return contract.order(
        key, RequestedMethod.Type.ORIGINAL_PAYMENT, expressible(currency), currency);
  }

  /** The first amount from 1234 minor units on that the processor can express. */
  final long expressible(IsoCurrency currency) {
    long amount = 1_234;
    while (!processor.abilities().expresses(amount, currency)) {
      amount++;
    }
    return amount;
  }

  static String key() {
    return UUID.randomUUID().toString().substring(24);
  }

  final void provoke(Trouble trouble) {
    contract.canProvoke(trouble).required();
    contract.provoke(trouble);
  }

  final void needsKeys() {
    needs(!processor.abilities().keyLife().isZero(), "it has no idempotency keys");
  }

  final void needsLookup() {
    needs(processor.abilities().lookupByKey(), "it cannot be asked about a key");
  }

  static void needs(boolean promised, String otherwise) {
    (promised ? Ability.PRESENT : Ability.missing(otherwise)).required();
  }

  final void pays(PayoutOrder order) {
    assertInstanceOf(PayoutResult.Succeeded.class, processor.refund(order), "the answer");
  }

  final void assertPaid(long amount, PayoutOrder order, String when) {
    assertEquals(amount, contract.paid(order.key()), "what the book says was paid " + when);
  }
}
