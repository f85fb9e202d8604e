package dev.refundkit.testkit.ports;

import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what customers would be told; a repeat under the same key tells nothing. */
public final class RecordingNotifier implements Notifier {

  private final Map<String, Notice> notices = new LinkedHashMap<>();

  @Override
  public synchronized void tell(Notice notice) {
    notices.putIfAbsent(notice.key(), notice);
  }

  /** What was told, each key once, in the order of arrival. */
  public synchronized List<Notice> notices() {
    return List.copyOf(notices.values());
  }
}
