package dev.refundkit.samples.shop.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What can be set as {@code shop.desk.*}.
 *
 * @param samplePeople the roles of people whom everybody can sign in as, for the demonstration only
 * @param signIn how often somebody may try to sign in
 */
@ConfigurationProperties("shop.desk")
record DeskProperties(@Nullable Resource samplePeople, @DefaultValue SignIn signIn) {

  /**
   * How often somebody may try to sign in.
   *
   * @param perName under one name from one address, in a period
   * @param perNameFromAnywhere under one name from all addresses together, in a period
   * @param perAddress from one address, in a period
   */
  record SignIn(
      @DefaultValue("10") int perName,
      @DefaultValue("200") int perNameFromAnywhere,
      @DefaultValue("60") int perAddress,
      @DefaultValue("5m") Duration period) {

    SignIn {
      if (perName < 1
          || perNameFromAnywhere < 1
          || perAddress < 1
          || period.isNegative()
          || period.isZero()) {
        throw new IllegalArgumentException("shop.desk.sign-in.* must be more than nothing");
      }
    }
  }
}
