package dev.refundkit.proofs.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A payment processor as a process of its own: it recognises idempotency keys, can be asked about
 * them, and lists what it paid. By a seeded chance it answers too late, drops the connection, pays
 * later or declines. It is never killed, so its book is the truth.
 *
 * <p>Arguments: seed, faults in percent, milliseconds until a late answer. It prints its port and
 * ends when its standard input does.
 */
final class FakeProcessorProcess {

  private final long seed;
  private final int faultsPercent;
  private final long lateMillis;
  private final ProcessorAccount account = new ProcessorAccount();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  private FakeProcessorProcess(long seed, int faultsPercent, long lateMillis) {
    this.seed = seed;
    this.faultsPercent = faultsPercent;
    this.lateMillis = lateMillis;
  }

  public static void main(String[] args) throws IOException {
    HttpServer server =
        listen(Long.parseLong(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
    ChildProcess.say("PORT", server.getAddress().getPort());
    while (System.in.read() >= 0) {
      continue;
    }
    Runtime.getRuntime().halt(0);
  }

  /** The same inside this process, on a free port of the loopback address. */
  static HttpServer listen(long seed, int faultsPercent, long lateMillis) throws IOException {
    FakeProcessorProcess processor = new FakeProcessorProcess(seed, faultsPercent, lateMillis);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/refund", processor::refund);
    server.createContext("/key/", processor::key);
    server.createContext("/book/", processor::book);
    server.createContext("/calls/", processor::calls);
    server.start();
    return server;
  }

  private void refund(HttpExchange call) throws IOException {
    String[] order = new String(call.getRequestBody().readAllBytes(), UTF_8).split(" ");
    String key = order[0];
    int number = account.called(key, order[4]);
    switch (Fate.of(seed, faultsPercent, key, number)) {
      case PAID -> answer(call, 200, account.book(key, order, "PAID").told());
      case PENDING -> answer(call, 200, account.book(key, order, "PENDING").told());
      case DECLINED -> answer(call, 200, account.book(key, order, "DECLINED").told());
      case BUSY -> answer(call, 503, "");
      case PAID_TOLD_LATE -> {
        String told = account.book(key, order, "PAID").told();
        late(() -> answer(call, 200, told));
      }
      case LOST_TOLD_LATE -> late(() -> answer(call, 504, ""));
      case PAID_LATE -> late(() -> answer(call, 200, account.book(key, order, "PAID").told()));
      case DROPPED_BEFORE_PAYING -> call.close();
      case DROPPED_AFTER_PAYING -> {
        account.book(key, order, "PAID");
        call.close();
      }
    }
  }

  private void late(Runnable answer) {
    later.schedule(answer, lateMillis, TimeUnit.MILLISECONDS);
  }

  private void key(HttpExchange call) {
    ProcessorAccount.Entry entry = account.find(tail(call));
    answer(call, entry == null ? 404 : 200, entry == null ? "" : entry.told());
  }

  /** From an entry on, at most a hundred lines. */
  private void book(HttpExchange call) {
    List<ProcessorAccount.Entry> paid = account.paid();
    int from = Math.min(Integer.parseInt(tail(call)), paid.size());
    answer(
        call,
        200,
        paid.subList(from, Math.min(from + 100, paid.size())).stream()
            .map(ProcessorAccount.Entry::line)
            .collect(Collectors.joining("\n")));
  }

  private void calls(HttpExchange call) {
    Map<String, Integer> counts =
        tail(call).equals("keys") ? account.callsByKey() : account.callsByHost();
    answer(
        call,
        200,
        counts.entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining("\n")));
  }

  private static String tail(HttpExchange call) {
    String path = call.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void answer(HttpExchange call, int status, String text) {
    byte[] body = text.getBytes(UTF_8);
    try (call) {
      call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        call.getResponseBody().write(body);
      }
    } catch (IOException e) {
      System.err.println("nobody listens any longer: " + e.getMessage());
    }
  }
}
