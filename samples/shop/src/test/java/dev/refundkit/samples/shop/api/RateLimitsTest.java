package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often somebody may call. */
class RateLimitsTest {

  private long now;
  private final RateLimits limits =
      new RateLimits(
          new ApiProperties.Rate(2, 1, Duration.ofMinutes(1)),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return now;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private void refused(Runnable call, String retryAfter) {
    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(call::run)
        .satisfies(
            refused -> {
              assertThat(refused.fault()).isEqualTo(Fault.RATE_LIMITED);
              assertThat(refused.headers()).containsEntry("Retry-After", retryAfter);
            });
  }

  @Test
  void a_key_may_call_again_when_it_was_told() {
    limits.key("a");
    limits.key("a");
    refused(() -> limits.key("a"), "31");
    limits.key("b");
    now += Duration.ofSeconds(30).toNanos();
    limits.key("a");
    refused(() -> limits.key("a"), "31");
  }

  @Test
  void strangers_of_one_network_count_together() {
    limits.stranger("127.0.0.1");
    refused(() -> limits.stranger("127.0.0.1"), "61");
    limits.stranger("127.0.0.2");
    limits.stranger("2001:db8:0:1:0:0:0:1");
    refused(() -> limits.stranger("2001:db8:0:1:ffff:0:0:2"), "61");
    limits.stranger("2001:db8:0:2:0:0:0:1");
  }

  @Test
  void a_key_and_an_address_of_one_name_count_apart() {
    limits.stranger("a");
    limits.key("a");
  }

  @Test
  void who_has_not_called_for_longest_is_forgotten_first() {
    limits.stranger("first");
    for (int i = 0; i < 10_000; i++) {
      limits.stranger("10.0." + i / 256 + "." + i % 256);
    }
    limits.stranger("first");
    refused(() -> limits.stranger("10.0.39.15"), "61");
  }
}
