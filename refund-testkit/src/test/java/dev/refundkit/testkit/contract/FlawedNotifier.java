package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of notifiers, on letters with perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedNotifier extends NotifierContract {

  private final Letters letters = new Letters();
  private final Flaw<Notifier> flaw;

  FlawedNotifier(String flaw) {
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected Notifier notifier() {
    return flaw.breaks().apply(letters);
  }

  @Override
  protected int told(String key) {
    return letters.told(key);
  }

  @Override
  protected void failNextCall() {
    letters.moody.will(Moody.Mood.FAILS);
  }

  static List<Flaw<Notifier>> flaws() {
    return List.of(
        of(
            "each call tells",
            FlawedNotifier::tellsAlways,
            "repeatsTellOnce",
            "callsAtOnceTellOnce"),
        of("each customer is told once", FlawedNotifier::oncePerCustomer, "otherKeysAreTold"),
        of("guests are errors", demanding(n -> n.customerId() != null), "guestsAreNoFailure"),
        of(
            "unknown kinds are errors",
            demanding(n -> List.of("completed", "failed", "rejected").contains(n.kind())),
            "unknownKindsArePassedOver"),
        of(
            "refunds must be as told",
            demanding(n -> n.refund().status().wire().equals(n.kind())),
            "laterStatesAreNoFailure"),
        of("a failure counts as told", FlawedNotifier::triesOnce, "failuresAreTriedAgain"));
  }

  private static Notifier tellsAlways(Notifier letters) {
    return notice -> {
      letters.tell(notice);
      ((Letters) letters).again(notice.key());
    };
  }

  private static Notifier oncePerCustomer(Notifier letters) {
    Set<Object> told = new HashSet<>();
    return notice -> {
      if (told.add(String.valueOf(notice.customerId()))) {
        letters.tell(notice);
      }
    };
  }

  private static UnaryOperator<Notifier> demanding(Predicate<Notice> condition) {
    return letters ->
        notice -> {
          if (!condition.test(notice)) {
            throw new IllegalArgumentException("no notice: " + notice.kind());
          }
          letters.tell(notice);
        };
  }

  private static Notifier triesOnce(Notifier letters) {
    Set<String> tried = new HashSet<>();
    return notice -> {
      if (tried.add(notice.key())) {
        letters.tell(notice);
      }
    };
  }
}
