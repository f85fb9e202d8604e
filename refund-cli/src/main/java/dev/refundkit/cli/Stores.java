package dev.refundkit.cli;

import dev.refundkit.spi.RefundStore;

/** Stores of one kind, as long as a command runs. */
interface Stores extends AutoCloseable {

  /** A store in which nothing is stored yet. */
  RefundStore fresh();

  @Override
  default void close() {}
}
