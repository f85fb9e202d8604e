package dev.refundkit.testkit.ports;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor that answers by a script, in call order; the last answer repeats. It keeps a book of
 * its own and tells the truth about it when asked.
 *
 * <p>A key that it has booked gets the same outcome again: it does not pay twice, and no answer of
 * the script is used up. That holds for as long as its abilities say that it remembers keys; later
 * it would pay again, as real processors do. {@code not_attempted} and {@code timeout_lost} book
 * nothing, so the next call under that key takes the next answer.
 */
public final class ScriptedProcessor implements PaymentProcessor {

  private final InstantSource clock;
  private final ProcessorAbilities abilities;
  private final Deque<ScriptedAnswer> script;
  private final ProcessorBook book = new ProcessorBook();
  private int calls;

  /** A processor with {@link ProcessorAbilities#all()}. */
  public ScriptedProcessor(List<ScriptedAnswer> script, InstantSource clock) {
    this(script, clock, ProcessorAbilities.all());
  }

  /**
   * @param script at least one answer
   * @param clock when it books
   */
  public ScriptedProcessor(
      List<ScriptedAnswer> script, InstantSource clock, ProcessorAbilities abilities) {
    if (script.isEmpty()) {
      throw new IllegalArgumentException("a script needs at least one answer");
    }
    this.script = new ArrayDeque<>(script);
    this.clock = clock;
    this.abilities = abilities;
  }

  /** Goes on by another script; what was left of the last one is forgotten. */
  public synchronized void follow(List<ScriptedAnswer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a script needs at least one answer");
    }
    script.clear();
    script.addAll(answers);
  }

  @Override
  public ProcessorAbilities abilities() {
    return abilities;
  }

  /**
   * @throws ScriptedTimeoutException for {@code timeout_done} and {@code timeout_lost}
   * @throws IllegalStateException if the key was used for another payment or amount
   */
  @Override
  public synchronized PayoutResult refund(PayoutOrder order) {
    calls++;
    Instant now = clock.instant();
    ProcessorBook.Entry known = book.remembered(order, now, abilities.keyLife());
    return known == null ? answer(next(), order, now) : known.state();
  }

  private ScriptedAnswer next() {
    return script.size() > 1 ? script.remove() : script.element();
  }

  private PayoutResult answer(ScriptedAnswer answer, PayoutOrder order, Instant now) {
    return switch (answer.kind()) {
      case SUCCEEDED -> book.succeeded(order, now).state();
      case PENDING -> book.pending(order, now).state();
      case DECLINED -> book.declined(order, now, String.valueOf(answer.code())).state();
      case NOT_ATTEMPTED -> new PayoutResult.NotAttempted("scripted");
      case TIMEOUT_DONE -> {
        book.succeeded(order, now);
        throw new ScriptedTimeoutException();
      }
      case TIMEOUT_LOST -> throw new ScriptedTimeoutException();
    };
  }

  @Override
  public synchronized LookupResult lookup(PayoutOrder order) {
    if (!abilities.lookupByKey()) {
      return new LookupResult.CannotTell("this processor cannot be asked about a key");
    }
    ProcessorBook.Entry known = book.latest(order.key());
    return known == null ? new LookupResult.NotFound() : new LookupResult.Found(known.state());
  }

  @Override
  public synchronized Page<ProcessorEntry> refunds(
      Instant since, @Nullable String cursor, int limit) {
    if (!abilities.pagedLookup()) {
      throw new UnsupportedOperationException("this processor cannot list its refunds");
    }
    return book.page(since, cursor == null ? 0 : Integer.parseInt(cursor), limit);
  }

  /**
   * Sets the processor's own state of a payout, as if its network had told it: {@code failed} takes
   * back what it had paid. The engine hears nothing of it by this. A payout that was never seen is
   * booked.
   *
   * @param at when that happened; older than an earlier report on the same key, it changes nothing
   * @return whether it changed anything
   */
  public synchronized boolean reports(PayoutOrder order, boolean succeeded, Instant at) {
    return book.report(order, succeeded, at);
  }

  /**
   * {@link #reports(PayoutOrder, boolean, Instant)} on a key that it has seen.
   *
   * @throws IllegalArgumentException if it has not
   */
  public synchronized boolean reports(String key, boolean succeeded, Instant at) {
    ProcessorBook.Entry known = book.latest(key);
    if (known == null) {
      throw new IllegalArgumentException("the processor does not know key " + key);
    }
    return book.report(known.order(), succeeded, at);
  }

  /** How often it was called to give money back, calls that never arrived included. */
  public synchronized int calls() {
    return calls;
  }

  /** What it paid and did not take back, in the order of booking. */
  public synchronized List<ProcessorEntry> paid() {
    return book.paid();
  }

  /** The sum of {@link #paid}, minor units of whichever currencies. */
  public synchronized long total() {
    return book.paid().stream().mapToLong(ProcessorEntry::amountMinor).reduce(0, Math::addExact);
  }
}
