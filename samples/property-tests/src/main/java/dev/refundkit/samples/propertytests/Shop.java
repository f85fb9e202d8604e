package dev.refundkit.samples.propertytests;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.engine.RefundEngineBuilder;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.Sales;
import java.nio.file.Path;

/** How the shop puts its ports and its policy together. */
public final class Shop {

  private Shop() {}

  /** The policy in a folder of the shop's. Compiling it takes seconds, so once is enough. */
  public static RefundPolicy policy(Path folder) {
    return DroolsRefundPolicy.of(folder);
  }

  /** An engine on these ports. Tests give it a clock of their own before they build it. */
  public static RefundEngineBuilder engine(
      Sales sales, PaymentProcessor bank, Inventory stock, RefundPolicy policy) {
    return RefundEngine.builder()
        .sales(sales)
        .processor(bank)
        .inventory(stock)
        .policy(policy)
        .store(new InMemoryRefundStore());
  }
}
