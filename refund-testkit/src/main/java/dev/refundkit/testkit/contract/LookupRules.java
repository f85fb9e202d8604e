package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a key stands (P7). */
abstract class LookupRules extends ProcessorRules {

  LookupRules(PaymentProcessorContract contract) {
    super(contract);
  }

  @BeforeEach
  void needsToBeAsked() {
    needsLookup();
  }

  /** How the key stands; an exception says that the processor cannot tell. */
  private LookupResult lookup(PayoutOrder order) {
    try {
      return processor.lookup(order);
    } catch (RuntimeException e) {
      return new LookupResult.CannotTell("it threw " + e);
    }
  }

  private void assertFound(Class<? extends PayoutResult> state, PayoutOrder order) {
    LookupResult.Found found =
        assertInstanceOf(LookupResult.Found.class, lookup(order), "how the key stands");
    assertInstanceOf(state, found.state(), "the state of the payout");
  }

  @Test
  @DisplayName("P2: who promises lookup finds what was paid")
  @LookAt("Maybe lookupByKey is promised although the processor forgets keys at once.")
  void findsWhatWasPaid() {
    PayoutOrder order = order();
    pays(order);
    assertFound(PayoutResult.Succeeded.class, order);
  }

  @Test
  @DisplayName("P7: a key that was never used is not found, and looking pays nothing")
  @LookAt("Maybe an empty answer of the processor is read as a success.")
  void unknownKeysAreNotFound() {
    PayoutOrder order = order();
    assertFalse(lookup(order) instanceof LookupResult.Found, "an unknown key is found");
    assertPaid(0, order, "by looking");
  }

  @Test
  @DisplayName("P7: a payout whose answer was lost is paid, or the processor can't tell")
  @LookAt("Maybe a lookup that fails is answered as not found.")
  void lostAnswersAreNeverNotFound() {
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_AFTER_PAYING);
    assertThrows(RuntimeException.class, () -> processor.refund(order), "the call");
    LookupResult result = lookup(order);
    boolean paid =
        result instanceof LookupResult.Found found
            && (found.state() instanceof PayoutResult.Succeeded
                || found.state() instanceof PayoutResult.Pending);
    assertTrue(
        paid || result instanceof LookupResult.CannotTell, "the money went back, and: " + result);
  }

  @Test
  @DisplayName("P7: after not found the same key pays once")
  @LookAt("Maybe not found is answered while a call is still on its way.")
  void notFoundPaysOnce() {
    PayoutOrder order = order();
    provoke(Trouble.TIMEOUT_BEFORE_PAYING);
    assertThrows(RuntimeException.class, () -> processor.refund(order), "the call");
    assertFalse(lookup(order) instanceof LookupResult.Found, "a call that never arrived is found");
    if (lookup(order) instanceof LookupResult.NotFound) {
      pays(order);
      assertPaid(order.amountMinor(), order, "after not found");
    }
  }

  @Test
  @DisplayName("P6: a pending payout is found as pending, and as what became of it")
  @LookAt("Maybe the first answer is kept and the processor not asked again.")
  void pendingIsFollowed() {
    contract.settles().required();
    for (boolean paid : List.of(true, false)) {
      PayoutOrder order = order();
      provoke(Trouble.PENDING);
      processor.refund(order);
      assertFound(PayoutResult.Pending.class, order);
      contract.settle(order.key(), paid);
      assertFound(paid ? PayoutResult.Succeeded.class : PayoutResult.Declined.class, order);
      assertPaid(paid ? order.amountMinor() : 0, order, "in the end");
    }
  }

  @Test
  @DisplayName("P7: a success that was reversed since is declined")
  @LookAt("Maybe the lookup tells what the payout was at first.")
  void reversedIsDeclined() {
    contract.settles().required();
    PayoutOrder order = order();
    pays(order);
    contract.settle(order.key(), false);
    assertFound(PayoutResult.Declined.class, order);
  }
}
