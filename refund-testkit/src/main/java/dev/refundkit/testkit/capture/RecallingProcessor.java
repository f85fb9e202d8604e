package dev.refundkit.testkit.capture;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scripted processor that is told its next answer when it is called, by which payout it is called
 * for, and writes down what it was told. Not for several threads.
 */
final class RecallingProcessor implements PaymentProcessor {

  private final ScriptedProcessor scripted;
  private final Recall recall;
  private final UnaryOperator<String> payoutOfKey;
  private final List<String> script = new ArrayList<>();
  private final Map<String, Integer> heldBack = new HashMap<>();
  private long before;

  /**
   * @param payoutOfKey the stored payout's id, by the key that stands for it now
   */
  RecallingProcessor(InstantSource clock, Recall recall, UnaryOperator<String> payoutOfKey) {
    this.scripted = new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), clock);
    this.recall = recall;
    this.payoutOfKey = payoutOfKey;
  }

  /** Calls of this ledger's version and later are not answered yet. */
  void until(long version) {
    before = version;
  }

  /** The answers in call order. */
  List<String> script() {
    return List.copyOf(script);
  }

  /** How often a payout was called for before its time. */
  int heldBack(String payoutId) {
    return heldBack.getOrDefault(payoutId, 0);
  }

  @Override
  public ProcessorAbilities abilities() {
    return scripted.abilities();
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    if (scripted.lookup(order) instanceof LookupResult.NotFound) {
      ScriptedAnswer answer = answer(payoutOfKey.apply(order.key()));
      script.add(answer.toString());
      scripted.follow(List.of(answer));
    }
    return scripted.refund(order);
  }

  private ScriptedAnswer answer(String payoutId) {
    ScriptedAnswer answer = recall.next(payoutId, before);
    if (answer == null) {
      heldBack.merge(payoutId, 1, Integer::sum);
      return ScriptedAnswer.NOT_ATTEMPTED;
    }
    return answer;
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    return scripted.lookup(order);
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    return scripted.refunds(since, cursor, limit);
  }

  void reports(PayoutOrder order, boolean succeeded, Instant at) {
    scripted.reports(order, succeeded, at);
  }
}
