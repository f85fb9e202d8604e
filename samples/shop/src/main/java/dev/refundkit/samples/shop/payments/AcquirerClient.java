package dev.refundkit.samples.shop.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the acquirer's service for one merchant. Every call ends within the time-outs. Safe for use
 * by several threads.
 */
public final class AcquirerClient {

  /**
   * What the acquirer answered.
   *
   * @param status of HTTP
   */
  record Reply(int status, String body) {

    /** The body in this form; empty if it can't be read so. */
    <T> Optional<T> as(Class<T> form) {
      try {
        return Optional.ofNullable(JSON.readValue(body, form));
      } catch (JacksonException e) {
        return Optional.empty();
      }
    }

    /** The code with which the acquirer itself refused the call; empty for any other answer. */
    Optional<String> refusal() {
      return as(Refused.class).map(Refused::error).map(Refused.Fault::code);
    }
  }

  /** The body of a call that the acquirer refused. */
  private record Refused(@Nullable Fault error) {
    private record Fault(@Nullable String code) {}
  }

  /** No connection came about, so that nothing was sent. */
  static final class NotConnectedException extends Exception {
    private static final long serialVersionUID = 1;

    NotConnectedException(Throwable cause) {
      super(cause);
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final HttpClient http;
  private final URI url;
  private final String token;
  private final Duration timeout;

  /**
   * Makes a client.
   *
   * @param token of the merchant
   * @param timeout of a whole call; well below the lease of effects (A3)
   */
  public AcquirerClient(URI url, String token, Duration connectTimeout, Duration timeout) {
    this.http = HttpClient.newBuilder().connectTimeout(connectTimeout).build();
    this.url = url;
    this.token = token;
    this.timeout = timeout;
  }

  Reply refund(String key, AcquirerRefund.Ask ask) throws NotConnectedException {
    return send(
        to("/refunds")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(ask))));
  }

  Reply show(String key) throws NotConnectedException {
    return send(to("/refunds/" + URLEncoder.encode(key, UTF_8)));
  }

  Reply list(Instant since, long cursor, int limit) throws NotConnectedException {
    return send(to("/refunds?since=%s&cursor=%d&limit=%d".formatted(since, cursor, limit)));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
  }

  /**
   * @throws UncertainOutcomeException if there is no answer
   */
  private Reply send(HttpRequest.Builder request) throws NotConnectedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.build(), BodyHandlers.ofString());
    try {
      // A time-out of the request would end with the answer's head, and its body may never come.
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.body());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectException
          || e.getCause() instanceof HttpConnectTimeoutException) {
        throw new NotConnectedException(e.getCause());
      }
      throw new UncertainOutcomeException("no answer of the acquirer", e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UncertainOutcomeException("no answer of the acquirer within " + timeout, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncertainOutcomeException("interrupted while the acquirer was called", e);
    }
  }
}
