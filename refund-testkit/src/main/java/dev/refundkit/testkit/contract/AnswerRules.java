package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refundkit.request.Redaction;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the answers mean. */
abstract class AnswerRules extends ProcessorRules {

  AnswerRules(PaymentProcessorContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("P3: a lost answer is an exception, neither a success nor a failure")
  @LookAt("Maybe a time-out is caught and answered as declined or not attempted.")
  void lostAnswersThrow() {
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_AFTER_PAYING);
    assertThrows(RuntimeException.class, () -> processor.refund(order), "the call");
  }

  @Test
  @DisplayName("P3: a call that got no answer is an exception, even if it never arrived")
  @LookAt("Maybe a time-out is taken for a sign that nothing was tried.")
  void lostCallsThrow() {
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_BEFORE_PAYING);
    assertThrows(RuntimeException.class, () -> processor.refund(order), "the call");
  }

  @Test
  @DisplayName("P4: what is declined is not paid, and the same key never pays")
  @LookAt("Maybe a refusal that may pass tomorrow is answered as declined.")
  void declinedIsFinal() {
    PayoutOrder order = order();
    provoke(Trouble.DECLINED);
    assertInstanceOf(PayoutResult.Declined.class, processor.refund(order), "the answer");
    assertPaid(0, order, "when it was declined");
    needsKeys();
    processor.refund(order);
    assertPaid(0, order, "by the same key again");
  }

  @Test
  @DisplayName("P5: what was not attempted is not paid, and the same key pays later")
  @LookAt("Maybe an error is answered as not attempted although the call had arrived.")
  void notAttemptedPaysLater() {
    PayoutOrder order = order();
    provoke(Trouble.NOT_ATTEMPTED);
    assertInstanceOf(PayoutResult.NotAttempted.class, processor.refund(order), "the answer");
    assertPaid(0, order, "when it was not attempted");
    pays(order);
    assertPaid(order.amountMinor(), order, "by the same key again");
  }

  @Test
  @DisplayName("P6: what is pending is not paid yet")
  @LookAt("Maybe an accepted payout is answered as succeeded, or the other way round.")
  void pendingIsNotPaid() {
    PayoutOrder order = order();
    provoke(Trouble.PENDING);
    assertInstanceOf(PayoutResult.Pending.class, processor.refund(order), "the answer");
    assertPaid(0, order, "while it is pending");
  }

  @Test
  @DisplayName("A6: exceptions carry no card number and no e-mail address")
  @LookAt("Maybe the exception quotes what was sent to the processor.")
  void exceptionsArePlain() {
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_BEFORE_PAYING);
    String text =
        assertThrows(RuntimeException.class, () -> processor.refund(order), "the call").toString();
    assertEquals(Redaction.mask(text), text, "the exception");
  }
}
