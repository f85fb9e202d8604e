package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules N of CONTRACTS.md, as tests of a notifier. Extend it and say how many messages went
 * out.
 *
 * <p>N6 binds the engine. Of N2 only the guest is seen, of N4 only that a refund may have moved on.
 */
@ExtendWith(RuleInMessage.class)
public abstract class NotifierContract {

  /** The adapter; called once for each test. */
  protected abstract Notifier notifier();

  /** How many messages were handed to the host's mail under this key. */
  protected abstract int told(String key);

  /** A customer who can be reached. */
  protected String customer() {
    return "customer";
  }

  /** Whether {@link #failNextCall} can be done. */
  protected Ability fails() {
    return Ability.PRESENT;
  }

  /** The next call throws before anything was told. */
  protected void failNextCall() {
    throw NotOverriddenException.of(this, "failNextCall()", "fails()");
  }

  private Notice notice(String kind, @Nullable String customerId, RefundStatus status) {
    Refund refund =
        RefundCopy.of(Made.life(Made.USD).completed())
            .ofCustomer(customerId)
            .status(status)
            .build();
    return new Notice("notice:" + UUID.randomUUID(), kind, customerId, refund);
  }

  private Notice completed() {
    return notice("completed", customer(), RefundStatus.COMPLETED);
  }

  @Test
  @DisplayName("N1: a customer is told once per key")
  @LookAt("Maybe the key is not stored, or only after the mail was handed over.")
  void repeatsTellOnce() {
    Notifier notifier = notifier();
    Notice notice = completed();
    notifier.tell(notice);
    notifier.tell(notice);
    assertTrue(told(notice.key()) <= 1, "messages of two calls: " + told(notice.key()));
  }

  @Test
  @DisplayName("N1: calls under the same key at the same time tell once")
  @LookAt("Maybe the key is looked up first and stored later, without a lock.")
  void callsAtOnceTellOnce() {
    Notifier notifier = notifier();
    Notice notice = completed();
    Together.atOnce(4, () -> attempt(notifier, notice));
    assertTrue(told(notice.key()) <= 1, "messages of four calls: " + told(notice.key()));
  }

  private static boolean attempt(Notifier notifier, Notice notice) {
    try {
      notifier.tell(notice);
      return true;
    } catch (RuntimeException again) {
      return false;
    }
  }

  @Test
  @DisplayName("A8: notices of other keys are told on their own")
  @LookAt("Maybe repeats are recognised by refund and kind.")
  void otherKeysAreTold() {
    Notifier notifier = notifier();
    Notice first = completed();
    Notice second = completed();
    notifier.tell(first);
    notifier.tell(second);
    assertEquals(told(first.key()), told(second.key()), "messages under two keys");
  }

  @Test
  @DisplayName("N2: a notice for a guest is no failure")
  @LookAt("Maybe the customer is looked up by null.")
  void guestsAreNoFailure() {
    Notice notice = notice("completed", null, RefundStatus.COMPLETED);
    notifier().tell(notice);
    assertTrue(told(notice.key()) <= 1, "messages to a guest: " + told(notice.key()));
  }

  @Test
  @DisplayName("N3: a kind that the host does not know is passed over")
  @LookAt("Maybe a switch over kinds has no default, so that the notice is tried in vain.")
  void unknownKindsArePassedOver() {
    notifier().tell(notice("of_a_later_release", customer(), RefundStatus.COMPLETED));
  }

  @Test
  @DisplayName("N4: a refund that has moved on since is no failure")
  @LookAt("Maybe the refund's status is demanded to be the kind of the notice.")
  void laterStatesAreNoFailure() {
    Notifier notifier = notifier();
    for (String kind : List.of("completed", "failed", "rejected")) {
      for (RefundStatus status : RefundStatus.values()) {
        notifier.tell(notice(kind, customer(), status));
      }
    }
  }

  @Test
  @DisplayName("N5: after a failure the same key tells the customer, once in all")
  @LookAt("Maybe the key is stored before the mail is handed over, and stays.")
  void failuresAreTriedAgain() {
    fails().required();
    Notifier notifier = notifier();
    Notice well = completed();
    notifier.tell(well);
    Notice notice = completed();
    failNextCall();
    assertThrows(RuntimeException.class, () -> notifier.tell(notice), "the first call");
    notifier.tell(notice);
    assertEquals(told(well.key()), told(notice.key()), "messages after a failure and a repeat");
  }
}
