package dev.refundkit.spring;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Effect;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.spi.RefundListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts {@code refund.refusals} by call and code and {@code refund.effects.given.up} by kind, and
 * tells as {@code refund.processor.silent} how many engines have a processor that does not answer.
 */
final class CountingListener implements RefundListener {

  private final MeterRegistry meters;
  private final AtomicInteger silent;

  CountingListener(MeterRegistry meters) {
    this.meters = meters;
    this.silent = meters.gauge("refund.processor.silent", new AtomicInteger());
  }

  @Override
  public void refused(String call, Actor actor, Refusal refusal) {
    meters.counter("refund.refusals", "call", call, "code", refusal.code().wire()).increment();
  }

  @Override
  public void gaveUp(Effect effect, String problem) {
    meters.counter("refund.effects.given.up", "kind", effect.kind().wire()).increment();
  }

  @Override
  public void processorSilent(boolean isSilent) {
    silent.addAndGet(isSilent ? 1 : -1);
  }
}
