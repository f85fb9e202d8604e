package dev.refundkit.spring;

import dev.refundkit.spi.RefundStore;

/** Opens the store of each tenant, once, when the application starts. */
@FunctionalInterface
public interface RefundStores {

  RefundStore open(String tenant);
}
