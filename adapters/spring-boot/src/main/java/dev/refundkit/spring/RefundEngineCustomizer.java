package dev.refundkit.spring;

import dev.refundkit.engine.RefundEngineBuilder;

/** Sets what else the engine of a tenant needs: its clock, limits, tenders, ids, validator. */
@FunctionalInterface
public interface RefundEngineCustomizer {

  /**
   * Changes the engine before it is built.
   *
   * @param builder which has its ports, store and listener already; a listener that is set here
   *     takes the place of all {@code RefundListener} beans, and of what wakes the threads
   */
  void customize(String tenant, RefundEngineBuilder builder);
}
