package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often is paid, how much, and where to. */
abstract class PayingRules extends ProcessorRules {

  PayingRules(PaymentProcessorContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("P1: a repeat under the same key pays nothing more")
  @LookAt("Maybe the key is not handed to the processor, or made anew for each call.")
  void repeatsPayOnce() {
    needsKeys();
    PayoutOrder order = order();
    pays(order);
    processor.refund(order);
    assertPaid(order.amountMinor(), order, "by two calls");
  }

  @Test
  @DisplayName("P1: calls under the same key at the same time pay once")
  @LookAt("Maybe the key is looked up first and stored later.")
  void callsAtOncePayOnce() {
    needsKeys();
    PayoutOrder order = order();
    Together.atOnce(4, () -> attempt(order));
    if (contract.paid(order.key()) == 0) {
      pays(order);
    }
    assertPaid(order.amountMinor(), order, "by four calls at once");
  }

  /** The processor may turn calls away that meet another one under their key. */
  private boolean attempt(PayoutOrder order) {
    try {
      processor.refund(order);
      return true;
    } catch (RuntimeException unknown) {
      return false;
    }
  }

  @Test
  @DisplayName("P1: a repeat after a lost answer pays nothing more")
  @LookAt("Maybe the adapter makes a new key when it tries again.")
  void repeatsAfterALostAnswerPayOnce() {
    needsKeys();
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_AFTER_PAYING);
    attempt(order);
    processor.refund(order);
    assertPaid(order.amountMinor(), order, "by both calls");
  }

  @Test
  @DisplayName("P1: other keys are other payouts, however much they resemble")
  @LookAt("Maybe repeats are recognised by payment and amount, or long keys are cut off.")
  void otherKeysPayAgain() {
    int free = processor.abilities().maxKeyLength() - key().length() - 1;
    String longest = "k-_".repeat(67).substring(0, Math.min(200, free));
    for (String start : List.of("", longest)) {
      String key = start + key();
      PayoutOrder first = order(key + "1", contract.currencies().get(0));
      PayoutOrder second = renamed(first, key + "2");
      pays(first);
      pays(second);
      assertPaid(first.amountMinor(), first, "under the first of two keys");
      assertPaid(second.amountMinor(), second, "under the second of two keys");
    }
  }

  private static PayoutOrder renamed(PayoutOrder order, String key) {
    return new PayoutOrder(
        key,
        order.paymentId(),
        order.destination(),
        order.amountMinor(),
        order.currency(),
        order.refundId(),
        order.reason());
  }

  @Test
  @DisplayName("P10: exactly the amount is paid, in currencies of any decimals")
  @LookAt("Maybe every amount is sent with two decimals, or through a floating-point number.")
  void paysExactlyTheAmount() {
    for (IsoCurrency currency : contract.currencies()) {
      PayoutOrder order = order(key(), currency);
      pays(order);
      assertPaid(order.amountMinor(), order, "in " + currency);
    }
  }

  @Test
  @DisplayName("P11: store credit goes to the customer's balance and not to the payment")
  @LookAt("Maybe the destination is not looked at.")
  void storeCreditLeavesThePayment() {
    needs(processor.abilities().storeCredit(), "it pays no store credit");
    IsoCurrency currency = contract.currencies().get(0);
    PayoutOrder order =
        contract.order(key(), RequestedMethod.Type.STORE_CREDIT, expressible(currency), currency);
    pays(order);
    assertPaid(0, order, "to the payment");
    assertEquals(order.amountMinor(), contract.credited(order.key()), "what the balance got");
  }

  @Test
  @DisplayName("P12: ids and receipts carry no card number and no e-mail address")
  @LookAt("Maybe the receipt's address names the customer.")
  void idsArePlain() {
    PayoutResult.Succeeded paid =
        assertInstanceOf(PayoutResult.Succeeded.class, processor.refund(order()), "the answer");
    assertEquals(Redaction.mask(paid.transactionId()), paid.transactionId(), "the id");
    assertEquals(
        Redaction.maskOrNull(paid.receiptUrl()), paid.receiptUrl(), "the receipt's address");
  }
}
