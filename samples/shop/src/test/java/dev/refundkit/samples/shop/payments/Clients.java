package dev.refundkit.samples.shop.payments;

import java.net.URI;
import java.time.Duration;

/** Clients that give up soon. */
final class Clients {

  private Clients() {}

  static AcquirerClient of(URI url) {
    return new AcquirerClient(
        url, "acquirer_token_of_acme", Duration.ofSeconds(5), Duration.ofMillis(700));
  }
}
