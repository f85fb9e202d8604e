package dev.refundkit.samples.shop.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What can be set as {@code shop.api.*}.
 *
 * @param rate how often somebody may call
 * @param bodyWithin how long a body may take to arrive, whether it is read or not
 * @param webhooks whose notices are taken
 * @param sampleKeys the roles that get a key that everybody knows, for the demonstration only
 */
@ConfigurationProperties("shop.api")
record ApiProperties(
    @DefaultValue Rate rate,
    @DefaultValue("10s") Duration bodyWithin,
    @DefaultValue Webhooks webhooks,
    @Nullable Resource sampleKeys) {

  /**
   * How often somebody may call.
   *
   * @param perKey with one key, in a period
   * @param perAddress without a valid key or signature, from one address, in a period
   */
  record Rate(
      @DefaultValue("600") int perKey,
      @DefaultValue("60") int perAddress,
      @DefaultValue("1m") Duration period) {

    Rate {
      if (perKey < 1 || perAddress < 1 || period.isNegative() || period.isZero()) {
        throw new IllegalArgumentException("shop.api.rate.* must be more than nothing");
      }
    }
  }

  /**
   * Whose notices are taken.
   *
   * @param tolerance how far the time of a notice may be from now
   * @param secrets by tenant, one or two that are live, the newer first, of at least 16 bytes
   */
  record Webhooks(
      @DefaultValue("5m") Duration tolerance, @DefaultValue Map<String, List<String>> secrets) {}
}
