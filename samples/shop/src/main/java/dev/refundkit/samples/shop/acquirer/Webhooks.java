package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.engine.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells merchants what became of their refunds, with growing delays until they answer 2xx, and at
 * most so often. What is not heard when the acquirer stops is forgotten: a merchant can ask.
 */
final class Webhooks {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final String HEADER = "Processor-Signature";
  private static final int TRIES = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Later later;
  private final Duration firstRetry;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Webhooks(Later later, Duration firstRetry, InstantSource clock) {
    this.later = later;
    this.firstRetry = firstRetry;
    this.clock = clock;
  }

  /** Tells of the refund as it is now; of what is pending nothing is told. */
  void tell(Merchant merchant, Entry entry) {
    URI url = merchant.webhooks();
    if (url == null || entry.pending()) {
      return;
    }
    String status = entry.status().name().toLowerCase(Locale.ROOT);
    byte[] body =
        Call.JSON.writeValueAsBytes(
            Map.of(
                "id",
                "evt_" + UUID.randomUUID(),
                "type",
                "refund." + status,
                "status",
                status,
                "refund_id",
                entry.ask().reference(),
                "payment_id",
                entry.ask().paymentId(),
                "created_at",
                clock.instant().toString()));
    later.in(Duration.ZERO, () -> send(merchant, url, body, 1));
  }

  private void send(Merchant merchant, URI url, byte[] body, int attempt) {
    if (heard(merchant, url, body)) {
      return;
    }
    if (attempt == TRIES) {
      LOG.warn("{} did not hear a webhook in {} tries", merchant, TRIES);
      return;
    }
    Duration delay = firstRetry.multipliedBy(1L << (attempt - 1));
    later.in(delay, () -> send(merchant, url, body, attempt + 1));
  }

  private boolean heard(Merchant merchant, URI url, byte[] body) {
    // Signed for each try, as a signature grows old.
    WebhookSignature signature =
        WebhookSignature.of(
            List.of(merchant.secret().getBytes(UTF_8)), Duration.ofMinutes(5), clock);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(HEADER, signature.header(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
