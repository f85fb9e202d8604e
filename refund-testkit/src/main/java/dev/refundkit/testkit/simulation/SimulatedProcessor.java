package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A processor as it truly stands: its book, and how it answers what reaches it. */
final class SimulatedProcessor {

  /**
   * How much longer it knows keys than it says (P2): for clocks that are an hour wrong either way,
   * and for requests that are under way for long.
   */
  static final Duration SPARE_LIFE = Duration.ofHours(4);

  /** How a payout stands. */
  enum State {
    PAID,
    PENDING,
    DECLINED,
    REVERSED
  }

  /** One key in the book. */
  static final class Entry {
    final PayoutOrder order;
    final String transactionId;
    final Instant since;
    State state;
    Instant at;
    int payments;
    boolean changedItsMind;
    boolean paidLate;
    boolean forLong;
    boolean forgotten;

    /** Whether a notice was taken since it stands as it does. */
    boolean noticed;

    Entry(PayoutOrder order, String transactionId, State state, Instant now) {
      this.order = order;
      this.transactionId = transactionId;
      this.state = state;
      this.since = now;
      this.at = now;
      this.payments = state == State.PAID ? 1 : 0;
    }

    boolean paid() {
      return state == State.PAID;
    }
  }

  private final ProcessorAbilities abilities;
  private final SimulatedClock clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<ProcessorEntry> keyless = new ArrayList<>();
  private final Map<String, Instant> calls = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private @Nullable Entry asked;
  private int transactions;

  SimulatedProcessor(ProcessorAbilities abilities, SimulatedClock clock) {
    this.abilities = abilities;
    this.clock = clock;
  }

  ProcessorAbilities abilities() {
    return abilities;
  }

  boolean knowsKeys() {
    return !abilities.keyLife().isZero();
  }

  /** When it was first called about a key; now, if this is the first call. */
  Instant calledFirst(String key) {
    return calls.computeIfAbsent(key, first -> clock.truth());
  }

  /** Without keys a call must not come after the answer that there was none. */
  boolean toldNever(String key) {
    return !knowsKeys() && closed.contains(key);
  }

  /** What it was asked about last, if it knew it. */
  @Nullable Entry askedLast() {
    return asked;
  }

  /** A call is as if it had not been, unless there was one before it. */
  void triedNothing(String key) {
    calls.remove(key, clock.truth());
  }

  /** A request arrives. */
  PayoutResult act(PayoutOrder order, State fresh) {
    Entry known = entries.get(order.key());
    if (known == null) {
      Entry entry = new Entry(order, "txn_" + ++transactions, fresh, clock.truth());
      entries.put(order.key(), entry);
      return answer(entry);
    }
    Invariant.KEYS_ARE_STABLE.demand(
        known.order.equals(order), () -> known.order + " came again as " + order);
    boolean remembered =
        clock
            .truth()
            .isBefore(
                known
                    .since
                    .plus(abilities.keyLife())
                    .plus(knowsKeys() ? SPARE_LIFE : Duration.ZERO));
    if (!remembered) {
      known.payments++;
      known.state = State.PAID;
      known.noticed = false;
    }
    return answer(known);
  }

  /** A request arrives that its caller has given up; not one that was denied meanwhile (P7). */
  boolean actLate(PayoutOrder order, State fresh) {
    if (!knowsKeys() && (closed.contains(order.key()) || entries.containsKey(order.key()))) {
      return false;
    }
    act(order, fresh);
    return true;
  }

  private static PayoutResult answer(Entry entry) {
    return switch (entry.state) {
      case PAID ->
          new PayoutResult.Succeeded(
              entry.transactionId, "https://receipts.example/" + entry.transactionId);
      case PENDING -> new PayoutResult.Pending(entry.transactionId);
      case DECLINED -> new PayoutResult.Declined("do_not_honor");
      case REVERSED -> new PayoutResult.Declined("reversed");
    };
  }

  LookupResult lookup(PayoutOrder order) {
    Entry entry = entries.get(order.key());
    if (entry == null) {
      closed.add(order.key());
      return new LookupResult.NotFound();
    }
    boolean forgotten = entry.forgotten && entry.state == State.PENDING;
    entry.forgotten = false;
    if (forgotten) {
      return new LookupResult.NotFound();
    }
    asked = entry;
    return new LookupResult.Found(answer(entry));
  }

  boolean isPending(String key) {
    Entry entry = entries.get(key);
    return entry != null && entry.state == State.PENDING;
  }

  /** What it paid and did not take back, and what was given back by hand, oldest first. */
  Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    List<ProcessorEntry> all =
        Stream.concat(
                entries.values().stream().filter(Entry::paid).map(SimulatedProcessor::shown),
                keyless.stream())
            .filter(entry -> !entry.at().isBefore(since))
            .sorted(
                Comparator.comparing(ProcessorEntry::at)
                    .thenComparing(ProcessorEntry::transactionId))
            .toList();
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all.size(), from + limit);
    return new Page<>(
        all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
  }

  private static ProcessorEntry shown(Entry entry) {
    return new ProcessorEntry(
        entry.order.key(),
        entry.transactionId,
        entry.order.paymentId(),
        entry.order.amountMinor(),
        entry.order.currency().code(),
        entry.at);
  }

  /** Somebody gives money back by hand. */
  ProcessorEntry byHand(String paymentId, long amount, String currency) {
    ProcessorEntry entry =
        new ProcessorEntry(
            null, "hand_" + ++transactions, paymentId, amount, currency, clock.truth());
    keyless.add(entry);
    return entry;
  }

  /** It settles, or changes its mind about, what it has booked. */
  void settle(Entry entry, State state) {
    boolean late = entry.state == State.DECLINED && state == State.PAID;
    entry.changedItsMind |= late || state == State.REVERSED;
    entry.paidLate |= late;
    if (state == State.PAID) {
      entry.payments++;
    }
    entry.state = state;
    entry.at = clock.truth();
    entry.noticed = false;
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  List<ProcessorEntry> keyless() {
    return keyless;
  }

  /** What it paid for us of one payment and did not take back, minor units. */
  long paidOn(String paymentId) {
    long sum = 0;
    for (Entry entry : entries.values()) {
      sum += entry.paid() && entry.order.paymentId().equals(paymentId) ? shownAmount(entry) : 0;
    }
    return sum;
  }

  private static long shownAmount(Entry entry) {
    return entry.order.amountMinor() * entry.payments;
  }

  /** What it paid of a payment although it had declined, minor units. */
  long paidLateOn(String paymentId) {
    long sum = 0;
    for (Entry entry : entries.values()) {
      sum +=
          entry.paidLate && entry.order.paymentId().equals(paymentId)
              ? entry.order.amountMinor()
              : 0;
    }
    return sum;
  }
}
