package dev.refundkit.testkit.contract;

import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import java.util.HashMap;
import java.util.Map;

/** Tells customers by letter, each key once. */
final class Letters implements Notifier {

  final Moody moody = new Moody();
  private final Map<String, Integer> told = new HashMap<>();

  @Override
  public synchronized void tell(Notice notice) {
    moody.refuses();
    told.putIfAbsent(notice.key(), 1);
  }

  synchronized void again(String key) {
    told.merge(key, 1, Math::addExact);
  }

  synchronized int told(String key) {
    return told.getOrDefault(key, 0);
  }
}
