package dev.refundkit.spring;

import dev.refundkit.engine.EffectLoop;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.RefundListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Wakes a tenant's threads when something was stored that may lead to work. */
final class Wakeful implements RefundListener {

  private final List<EffectLoop> loops = new CopyOnWriteArrayList<>();

  void add(EffectLoop loop) {
    loops.add(loop);
  }

  void clear() {
    loops.clear();
  }

  void wake() {
    loops.forEach(EffectLoop::wake);
  }

  @Override
  public void changed(@Nullable Refund before, Refund after) {
    wake();
  }
}
