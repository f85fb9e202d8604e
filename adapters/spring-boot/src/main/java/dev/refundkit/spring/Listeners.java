package dev.refundkit.spring;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.spi.PortCall;
import dev.refundkit.spi.RefundListener;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners, of which one that fails keeps nothing from the others. */
final class Listeners implements RefundListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<RefundListener> listeners;

  Listeners(List<RefundListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<RefundListener> news) {
    for (RefundListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed: {}", e.getClass().getName());
      }
    }
  }

  @Override
  public void changed(@Nullable Refund before, Refund after) {
    tell(listener -> listener.changed(before, after));
  }

  @Override
  public void refused(String call, Actor actor, Refusal refusal) {
    tell(listener -> listener.refused(call, actor, refusal));
  }

  @Override
  public void called(PortCall call) {
    tell(listener -> listener.called(call));
  }

  @Override
  public void gaveUp(Effect effect, String problem) {
    tell(listener -> listener.gaveUp(effect, problem));
  }

  @Override
  public void processorSilent(boolean silent) {
    tell(listener -> listener.processorSilent(silent));
  }
}
