package dev.refundkit.spring;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ReturnLabels;
import dev.refundkit.spi.Sales;

/**
 * The ports of each tenant. An application with one tenant defines the ports themselves as beans;
 * one with several defines a bean of this, so that no tenant's port sees what another's does. Asked
 * once for each tenant, when the application starts.
 */
public interface TenantPorts {

  Sales sales(String tenant);

  PaymentProcessor processor(String tenant);

  Inventory inventory(String tenant);

  /** Who decides: the application's {@code RefundPolicy} bean, or one for this tenant alone. */
  RefundPolicy policy(String tenant);

  /** Nobody is told unless overridden. */
  default Notifier notifier(String tenant) {
    return Notifier.silent();
  }

  /** No labels are made unless overridden. */
  default ReturnLabels returnLabels(String tenant) {
    return ReturnLabels.none();
  }

  /** Nobody is known unless overridden. */
  default CustomerHistory customerHistory(String tenant) {
    return CustomerHistory.none();
  }
}
