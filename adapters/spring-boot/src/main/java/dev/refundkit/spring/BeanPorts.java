package dev.refundkit.spring;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ReturnLabels;
import dev.refundkit.spi.Sales;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** The ports that the application defines as beans, for its only tenant. */
final class BeanPorts implements TenantPorts {

  private static final List<Class<?>> REQUIRED =
      List.of(Sales.class, PaymentProcessor.class, Inventory.class);

  private final BeanFactory beans;

  /**
   * @throws SetupException if a port is missing that has no default, or there are several tenants
   */
  BeanPorts(BeanFactory beans, List<String> tenants) {
    this.beans = beans;
    List<String> missing = new ArrayList<>();
    for (Class<?> port : REQUIRED) {
      if (beans.getBeanProvider(port).stream().findAny().isEmpty()) {
        missing.add(port.getName());
      }
    }
    if (!missing.isEmpty()) {
      throw new SetupException(
          "RefundKit needs ports that the application does not have: " + String.join(", ", missing),
          "Define a bean of each, or one of " + TenantPorts.class.getName() + ".");
    }
    if (tenants.size() > 1) {
      throw new SetupException(
          "The application has several tenants, " + tenants + ", and one set of ports for all.",
          "Define a bean of " + TenantPorts.class.getName() + ", which has ports for each.");
    }
  }

  @Override
  public Sales sales(String tenant) {
    return beans.getBean(Sales.class);
  }

  @Override
  public PaymentProcessor processor(String tenant) {
    return beans.getBean(PaymentProcessor.class);
  }

  @Override
  public Inventory inventory(String tenant) {
    return beans.getBean(Inventory.class);
  }

  @Override
  public RefundPolicy policy(String tenant) {
    return beans.getBean(RefundPolicy.class);
  }

  @Override
  public Notifier notifier(String tenant) {
    return beans.getBeanProvider(Notifier.class).getIfAvailable(Notifier::silent);
  }

  @Override
  public ReturnLabels returnLabels(String tenant) {
    return beans.getBeanProvider(ReturnLabels.class).getIfAvailable(ReturnLabels::none);
  }

  @Override
  public CustomerHistory customerHistory(String tenant) {
    return beans.getBeanProvider(CustomerHistory.class).getIfAvailable(CustomerHistory::none);
  }
}
