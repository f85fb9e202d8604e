package dev.refundkit.spring;

import dev.refundkit.engine.EffectLoop;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.RefundStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The engine of each tenant. Immutable; safe for use by several threads. */
public final class RefundEngines {

  /** What belongs to one tenant. */
  record Tenant(RefundEngine engine, RefundStore store, RefundPolicy policy, Wakeful wakeful) {}

  private final Map<String, Tenant> tenants;

  RefundEngines(Map<String, Tenant> tenants) {
    this.tenants = new LinkedHashMap<>(tenants);
  }

  /** Who is kept here, in the order of {@code refund.tenants}. */
  public Set<String> tenants() {
    return Collections.unmodifiableSet(tenants.keySet());
  }

  /**
   * The tenant's engine.
   *
   * @throws IllegalArgumentException if nobody is called so
   */
  public RefundEngine of(String tenant) {
    return tenant(tenant).engine();
  }

  /**
   * The tenant's store, for an auditor.
   *
   * @throws IllegalArgumentException if nobody is called so
   */
  public RefundStore store(String tenant) {
    return tenant(tenant).store();
  }

  /**
   * Has all threads look for work at once, where they can't hear that there is some: after a {@code
   * report}, or the commit of a transaction that was joined.
   */
  public void wake() {
    tenants.values().forEach(tenant -> tenant.wakeful().wake());
  }

  RefundPolicy policy(String tenant) {
    return tenant(tenant).policy();
  }

  void wakes(String tenant, EffectLoop loop) {
    tenant(tenant).wakeful().add(loop);
  }

  void forgetLoops() {
    tenants.values().forEach(tenant -> tenant.wakeful().clear());
  }

  private Tenant tenant(String name) {
    Tenant tenant = tenants.get(name);
    if (tenant == null) {
      throw new IllegalArgumentException(
          "there is no tenant " + name + "; refund.tenants names " + tenants.keySet());
    }
    return tenant;
  }
}
