package dev.refundkit.samples.shop.demo;

import dev.refundkit.samples.shop.acquirer.Acquirer;
import dev.refundkit.samples.shop.acquirer.AcquirerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** The acquirer that fits the sample shop. */
final class DemoAcquirer {

  private DemoAcquirer() {}

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param folder where its book is kept
   */
  static Acquirer start(int port, Path folder) {
    AcquirerSettings sample = AcquirerSettings.sample();
    return Acquirer.start(
        new AcquirerSettings(
            port,
            folder.resolve("acquirer"),
            sample.hold(),
            sample.firstRetry(),
            sample.merchants()),
        InstantSource.system());
  }

  /** Has it tell every merchant at this address what becomes of refunds. */
  static void tells(Acquirer acquirer, URI shop) {
    AcquirerSettings.sample()
        .merchants()
        .forEach(
            merchant -> acquirer.tellAt(merchant.name(), shop.resolve("/v1/webhooks/processor")));
  }
}
