package dev.refundkit.testkit.contract;

import dev.refundkit.spi.Notifier;
import dev.refundkit.testkit.ports.RecordingNotifier;

/** The rules of notifiers, on the one that remembers. */
class RecordingNotifierContractTest extends NotifierContract {

  private final RecordingNotifier notifier = new RecordingNotifier();

  @Override
  protected Notifier notifier() {
    return notifier;
  }

  @Override
  protected int told(String key) {
    return (int) notifier.notices().stream().filter(notice -> notice.key().equals(key)).count();
  }

  @Override
  protected Ability fails() {
    return Ability.missing("it never fails");
  }
}
