package dev.refundkit.proofs.kills;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host's way to the {@link FakeProcessorProcess}. Thread-safe. */
final class HttpProcessor implements PaymentProcessor {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Duration timeout;
  private final String host;

  /**
   * @param host who calls, for the processor's counts
   */
  HttpProcessor(int port, Duration timeout, String host) {
    this.base = URI.create("http://127.0.0.1:" + port);
    this.timeout = timeout;
    this.host = host;
  }

  @Override
  public ProcessorAbilities abilities() {
    return new ProcessorAbilities(255, Duration.ofHours(24), true, true, false, Map.of());
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    String body =
        String.join(
            " ",
            order.key(),
            order.paymentId(),
            Long.toString(order.amountMinor()),
            order.currency().code(),
            host);
    HttpResponse<String> answer;
    try {
      answer = send(to("/refund").POST(HttpRequest.BodyPublishers.ofString(body)).build());
    } catch (ConnectException e) {
      return new PayoutResult.NotAttempted("no connection");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (answer.statusCode()) {
      case 200 -> state(answer.body());
      case 503 -> new PayoutResult.NotAttempted("busy");
      default -> throw new IllegalStateException("the processor said " + answer.statusCode());
    };
  }

  private static PayoutResult state(String told) {
    String[] words = told.split(" ");
    return switch (words[0]) {
      case "PAID" -> new PayoutResult.Succeeded(words[1], null);
      case "PENDING" -> new PayoutResult.Pending(words[1]);
      case "DECLINED" -> new PayoutResult.Declined("account_closed");
      default -> throw new IllegalStateException("the processor said " + told);
    };
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    HttpResponse<String> answer = get("/key/" + order.key());
    return answer.statusCode() == 404
        ? new LookupResult.NotFound()
        : new LookupResult.Found(state(answer.body()));
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<ProcessorEntry> lines = lines("/book/" + from).stream().map(HttpProcessor::entry).toList();
    return new Page<>(
        lines.stream().filter(entry -> !entry.at().isBefore(since)).toList(),
        lines.isEmpty() ? null : Integer.toString(from + lines.size()));
  }

  private static ProcessorEntry entry(String line) {
    String[] words = line.split(" ");
    return new ProcessorEntry(
        words[0], words[1], words[2], Long.parseLong(words[3]), words[4], Instant.parse(words[5]));
  }

  /** Calls by key. */
  Map<String, Integer> callsByKey() {
    return counts("/calls/keys");
  }

  /** Calls by the host's name. */
  Map<String, Integer> callsByHost() {
    return counts("/calls/hosts");
  }

  private Map<String, Integer> counts(String path) {
    return lines(path).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
  }

  private List<String> lines(String path) {
    return get(path).body().lines().toList();
  }

  private HttpResponse<String> get(String path) {
    try {
      return send(to(path).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
