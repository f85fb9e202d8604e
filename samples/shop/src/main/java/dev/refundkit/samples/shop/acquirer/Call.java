package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One call of a merchant, and its answer. */
final class Call {

  private static final int MAX_BODY = 64 * 1024;

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final HttpExchange exchange;
  private final String merchant;

  Call(HttpExchange exchange, String merchant) {
    this.exchange = exchange;
    this.merchant = merchant;
  }

  /** The name of whose call it is. */
  String merchant() {
    return merchant;
  }

  /** Method and first part of the path, such as {@code GET /refunds}. */
  String what() {
    return exchange.getRequestMethod() + " /" + path().get(0);
  }

  /** What the path names after its first part. */
  Optional<String> subject() {
    List<String> path = path();
    return path.size() == 2 && !path.get(1).isEmpty() ? Optional.of(path.get(1)) : Optional.empty();
  }

  private List<String> path() {
    String raw = exchange.getRequestURI().getRawPath().substring(1);
    return List.of(raw.split("/", 3)).stream().map(part -> URLDecoder.decode(part, UTF_8)).toList();
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** A parameter of the query, or what stands in for it. */
  String parameter(String name, String otherwise) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    return otherwise;
  }

  /** The body; empty if it is not of this form. */
  <T> Optional<T> body(Class<T> form) throws IOException {
    try {
      return Optional.ofNullable(
          JSON.readValue(exchange.getRequestBody().readNBytes(MAX_BODY), form));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  void answer(int status, Object body) throws IOException {
    answer(status, JSON.writeValueAsBytes(body));
  }

  void answer(int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Says what is wrong. */
  void refuse(int status, String code, String message) throws IOException {
    answer(status, Map.of("error", Map.of("code", code, "message", message)));
  }

  /** Ends the connection without an answer. */
  void drop() {
    exchange.close();
  }
}
