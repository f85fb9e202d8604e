package dev.refundkit.samples.shop.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the shop under one key, and keeps the figures of it. */
final class Caller {

  /** Longer than any answer may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http;
  private final URI shop;
  private final String key;
  private final Figures figures;

  Caller(HttpClient http, URI shop, String key, Figures figures) {
    this.http = http;
    this.shop = shop;
    this.key = key;
    this.figures = figures;
  }

  /**
   * An answer.
   *
   * @param json of the API's form, whatever the status
   */
  record Answer(int status, JsonNode json) {

    String text(String pointer) {
      return json.at(pointer).asString("");
    }
  }

  @Nullable Answer get(String operation, String path) {
    return send(operation, request(path).GET());
  }

  /**
   * Posts JSON, with single quotes for double ones.
   *
   * @param idempotencyKey null for none
   */
  @Nullable Answer post(
      String operation, String path, String body, @Nullable String idempotencyKey) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(operation, request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(shop.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  /** The answer; null if none came, or none that can be read. */
  private @Nullable Answer send(String operation, HttpRequest.Builder request) {
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      figures.answered(operation, response.statusCode(), System.nanoTime() - start);
      return answer(operation, response);
    } catch (IOException e) {
      figures.fault(operation + " was not answered: " + e);
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Answer answer(String operation, HttpResponse<byte[]> response) {
    try {
      JsonNode json = JsonMapper.shared().readTree(response.body());
      boolean refused = response.statusCode() >= 400;
      if (refused ? json.at("/error/code").isString() : json.isObject() && !json.isEmpty()) {
        return new Answer(response.statusCode(), json);
      }
    } catch (JacksonException e) {
      // Told below.
    }
    String text = new String(response.body(), UTF_8);
    figures.fault(operation + " was answered " + response.statusCode() + " with: " + text);
    return null;
  }
}
