package dev.refundkit.cli;

import dev.refundkit.engine.InMemoryRefundStore;
import java.util.Locale;

/** Where a command keeps refunds while it runs. */
enum StoreKind {
  MEMORY {
    @Override
    Stores start() {
      return InMemoryRefundStore::new;
    }
  },
  H2 {
    @Override
    Stores start() {
      return DatabaseStores.h2();
    }
  },
  POSTGRES {
    @Override
    Stores start() {
      return DatabaseStores.postgresql();
    }
  };

  abstract Stores start();

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
