package dev.refundkit.proofs.kills;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the processor did under each key, and who called it how often. Thread-safe. */
final class ProcessorAccount {

  private static final long PENDING_MILLIS = 700;

  /**
   * A payout in the processor's book.
   *
   * @param state PAID, PENDING or DECLINED
   */
  record Entry(
      String key,
      String payment,
      long amount,
      String currency,
      String transaction,
      String state,
      Instant at) {

    Entry now(String next, Instant when) {
      return new Entry(key, payment, amount, currency, transaction, next, when);
    }

    String told() {
      return state + " " + transaction;
    }

    String line() {
      return String.join(" ", key, transaction, payment, Long.toString(amount), currency, at + "");
    }
  }

  private final Map<String, Entry> byKey = new HashMap<>();
  private final List<Entry> paid = new ArrayList<>();
  private final Map<String, Integer> callsByKey = new TreeMap<>();
  private final Map<String, Integer> callsByHost = new TreeMap<>();

  /** How many calls there were under the key, this one included. */
  synchronized int called(String key, String host) {
    callsByHost.merge(host, 1, Integer::sum);
    return callsByKey.merge(key, 1, Integer::sum);
  }

  /** What the key stands at; the first call under it decides. */
  synchronized Entry book(String key, String[] order, String state) {
    Entry known = find(key);
    if (known != null) {
      return known;
    }
    Entry entry =
        new Entry(
            key,
            order[1],
            Long.parseLong(order[2]),
            order[3],
            "t-" + (byKey.size() + 1),
            state,
            Instant.now());
    return keep(entry);
  }

  /** Null for a key that was never acted on. */
  synchronized @Nullable Entry find(String key) {
    Entry entry = byKey.get(key);
    boolean settles =
        entry != null
            && entry.state().equals("PENDING")
            && entry.at().plusMillis(PENDING_MILLIS).isBefore(Instant.now());
    if (!settles) {
      return entry;
    }
    return keep(entry.now(key.hashCode() % 4 == 0 ? "DECLINED" : "PAID", Instant.now()));
  }

  private Entry keep(Entry entry) {
    byKey.put(entry.key(), entry);
    if (entry.state().equals("PAID")) {
      paid.add(entry);
    }
    return entry;
  }

  /** What was paid, in the order in which it was booked. */
  synchronized List<Entry> paid() {
    List.copyOf(byKey.keySet()).forEach(this::find);
    return List.copyOf(paid);
  }

  synchronized Map<String, Integer> callsByKey() {
    return new TreeMap<>(callsByKey);
  }

  synchronized Map<String, Integer> callsByHost() {
    return new TreeMap<>(callsByHost);
  }
}
