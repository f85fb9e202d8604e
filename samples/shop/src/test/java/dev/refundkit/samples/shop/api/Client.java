package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Calls the API over HTTP, and has every answer checked against its description, and that nobody
 * takes it for anything else than it says.
 */
public final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final Map<String, String> headers;

  /** A caller without a key, of the API on a port of this machine. */
  public Client(int port) {
    this(port, Map.of());
  }

  private Client(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = headers;
  }

  /** The same caller with one more header, or without it where the value is null. */
  public Client with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    more.values().removeIf(Objects::isNull);
    return new Client(port, more);
  }

  public Reply get(String path) {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  /** Posts JSON, with single quotes for double ones. */
  public Reply post(String path, String body) {
    return postBytes(path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  public Reply post(String path) {
    return send("POST", path, null, BodyPublishers.noBody());
  }

  public Reply postBytes(String path, byte[] body) {
    return send("POST", path, body, BodyPublishers.ofByteArray(body));
  }

  /** Without a Content-Length. */
  public Reply postChunked(String path, byte[] body) {
    BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send("POST", path, body, chunks);
  }

  public Reply send(String method, String path, byte[] body, BodyPublisher publisher) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, publisher);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Reply reply = new Reply(response.statusCode(), response.headers().map(), response.body());
      Contract.shared().check(method, path, body, reply);
      if (reply.bytes().length > 0) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
