package dev.refundkit.samples.shop;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What can be set as {@code shop.*}, {@code shop.api.*} aside.
 *
 * @param sampleOrders a file of orders for tenants that have none; nothing is added without it
 * @param acquirer where money is given back
 */
@ConfigurationProperties("shop")
record ShopSettings(@Nullable Resource sampleOrders, Acquirer acquirer) {

  /**
   * Where money is given back.
   *
   * @param timeout of a whole call; well below two minutes, the lease of effects
   * @param tokens of the tenants, by their names
   */
  record Acquirer(
      URI url,
      @DefaultValue("2s") Duration connectTimeout,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue Map<String, String> tokens) {

    /**
     * The token of a tenant.
     *
     * @throws IllegalStateException if it has none
     */
    String token(String tenant) {
      String token = tokens.get(tenant);
      if (token == null) {
        throw new IllegalStateException("shop.acquirer.tokens has none of tenant " + tenant);
      }
      return token;
    }
  }
}
