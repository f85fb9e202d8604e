package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An acquirer for tests, as its merchant acme sees it over HTTP: not through the adapter under
 * test.
 */
public final class RunningAcquirer implements AutoCloseable {

  private static final Duration HOLD = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Acquirer acquirer;

  private RunningAcquirer(Acquirer acquirer) {
    this.acquirer = acquirer;
  }

  /** With a book in memory. */
  public static RunningAcquirer start() {
    return start(null, InstantSource.system());
  }

  public static RunningAcquirer start(@Nullable Path book, InstantSource clock) {
    return start(book, clock, null);
  }

  /**
   * Starts one.
   *
   * @param webhooks where acme is told
   */
  public static RunningAcquirer start(
      @Nullable Path book, InstantSource clock, @Nullable URI webhooks) {
    List<Merchant> merchants =
        AcquirerSettings.sample().merchants().stream()
            .map(each -> each.toldAt(each.name().equals("acme") ? webhooks : null))
            .toList();
    return new RunningAcquirer(
        Acquirer.start(
            new AcquirerSettings(0, book, HOLD, Duration.ofMillis(1), merchants), clock));
  }

  public Acquirer acquirer() {
    return acquirer;
  }

  public URI url() {
    return acquirer.url();
  }

  /** Minor units that its book has as paid under a key. */
  public long paid(String key) {
    return book().stream()
        .filter(entry -> entry.get("key").asString().equals(key))
        .mapToLong(entry -> entry.get("amount").asLong())
        .sum();
  }

  /** How many refunds its book has as paid. */
  public int entries() {
    return book().size();
  }

  private List<JsonNode> book() {
    List<JsonNode> entries = new ArrayList<>();
    long cursor = 0;
    JsonNode page;
    do {
      page = call("GET", "/refunds?limit=100&cursor=" + cursor, "");
      for (JsonNode entry : page.get("refunds")) {
        entries.add(entry);
        cursor = entry.get("cursor").asLong();
      }
    } while (page.get("more").asBoolean());
    return entries;
  }

  /** Has all merchants told at a shop. */
  public void tells(URI shop) {
    for (Merchant merchant : AcquirerSettings.sample().merchants()) {
      acquirer.tellAt(merchant.name(), shop.resolve("/v1/webhooks/processor"));
    }
  }

  /** How the next call is answered. */
  public void willBe(String behaviour) {
    call(
        "PUT",
        "/behaviour",
        "{\"next\": \"%s\", \"settle_after_seconds\": 3600}".formatted(behaviour));
  }

  public void settle(String key, boolean paid) {
    call("PUT", "/settlements/" + URLEncoder.encode(key, UTF_8), "{\"paid\": " + paid + "}");
  }

  private JsonNode call(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, null, body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Any call, with whatever answer. */
  public HttpResponse<String> send(String method, String path, @Nullable String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path))
            .header("Authorization", "Bearer acquirer_token_of_acme")
            .method(method, BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    acquirer.close();
  }
}
