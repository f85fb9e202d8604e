package dev.refundkit.proofs.kills;

import dev.refundkit.spi.RefundStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls to a store by their names; each is a transaction. Thread-safe. */
final class StoreCalls {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  RefundStore counted(RefundStore store) {
    return (RefundStore)
        Proxy.newProxyInstance(
            RefundStore.class.getClassLoader(),
            new Class<?>[] {RefundStore.class},
            (proxy, method, args) -> {
              counts.computeIfAbsent(method.getName(), name -> new LongAdder()).increment();
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Tells the parent. */
  void say() {
    counts.forEach((name, count) -> ChildProcess.say("CALLS", name, count));
    ChildProcess.say("COUNTED");
  }
}
