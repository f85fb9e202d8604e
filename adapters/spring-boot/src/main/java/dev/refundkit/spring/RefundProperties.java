package dev.refundkit.spring;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set as {@code refund.*}.
 *
 * @param tenants the names of those whose refunds are kept; each has an engine of its own
 * @param policy who decides
 * @param store where refunds are kept
 * @param effects the threads that do what refunds lead to
 */
@ConfigurationProperties("refund")
public record RefundProperties(
    @DefaultValue("default") List<String> tenants,
    @DefaultValue Policy policy,
    @DefaultValue Store store,
    @DefaultValue Effects effects) {

  public RefundProperties {
    tenants = List.copyOf(tenants);
    if (tenants.isEmpty()) {
      throw new IllegalArgumentException("refund.tenants must name at least one tenant");
    }
    if (Set.copyOf(tenants).size() < tenants.size()) {
      throw new IllegalArgumentException("refund.tenants names a tenant twice: " + tenants);
    }
  }

  /**
   * Who decides.
   *
   * @param location where the policy is: a folder, a zip or jar (compiled or not), or classpath:
   *     and a folder; the shipped policy decides if it is not set
   * @param reloadEvery how often the location is looked at for a changed policy; never if zero
   */
  public record Policy(@Nullable String location, @DefaultValue("0s") Duration reloadEvery) {

    public Policy {
      if (reloadEvery.isNegative()) {
        throw new IllegalArgumentException("refund.policy.reload-every must not be negative");
      }
    }
  }

  /**
   * Where refunds are kept.
   *
   * @param kind whether refunds are kept in the application's database, or in memory
   * @param installSchema when RefundKit's tables are created as the application starts
   */
  public record Store(
      @DefaultValue("jdbc") Kind kind, @DefaultValue("embedded") InstallSchema installSchema) {

    /** Where refunds are kept. */
    public enum Kind {
      /** In the database of the application's only or primary DataSource. */
      JDBC,
      /** Until the process ends, for tests: it then forgets what was paid. */
      MEMORY
    }

    /** When RefundKit's tables are created. */
    public enum InstallSchema {
      /** In a database that lives within the process. */
      EMBEDDED,
      /** Always, where they are not there. */
      ALWAYS,
      /** Never: the application's own migration does it. */
      NEVER
    }
  }

  /**
   * The threads that do what refunds lead to: pay, restock, tell.
   *
   * @param enabled whether this process does what refunds lead to; another one must, if not
   * @param threads how many threads do it, for each tenant
   * @param idle how long a thread waits before it looks for work again, unless it is woken
   * @param stopWithin how long the application waits, as it stops, for the calls in hand
   */
  public record Effects(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("1") int threads,
      @DefaultValue("5s") Duration idle,
      @DefaultValue("20s") Duration stopWithin) {

    public Effects {
      if (threads < 1) {
        throw new IllegalArgumentException("refund.effects.threads must be at least 1");
      }
      if (idle.isNegative() || idle.isZero()) {
        throw new IllegalArgumentException("refund.effects.idle must be more than nothing");
      }
      if (stopWithin.isNegative()) {
        throw new IllegalArgumentException("refund.effects.stop-within must not be negative");
      }
    }
  }
}
