package dev.refundkit.samples.shop.api;

import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of a shop that is running, for callers of tests. */
public final class IssuedKeys {

  private final ApiKeys keys;
  private final String tenant;

  public IssuedKeys(JdbcClient jdbc, String tenant) {
    this.keys = new ApiKeys(jdbc, InstantSource.system());
    this.tenant = tenant;
  }

  /** A key that does not expire. */
  public String issue(String actor, String... authorities) {
    return keys.issue(tenant, actor, List.of(authorities), null);
  }
}
