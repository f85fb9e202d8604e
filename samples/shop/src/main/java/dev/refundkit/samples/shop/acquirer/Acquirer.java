package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** The acquirer's service, with threads of its own; see {@link Teller} for its calls. */
public final class Acquirer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Acquirer.class);

  private final Map<String, Merchant> merchants = new ConcurrentHashMap<>();
  private final ExecutorService callers = Executors.newCachedThreadPool(Acquirer::daemon);
  private final Later later = new Later(Acquirer::daemon);
  private final Hold hold;
  private final Book book;
  private final Teller teller;
  private final HttpServer server;

  private Acquirer(AcquirerSettings settings, InstantSource clock) throws IOException {
    settings.merchants().forEach(merchant -> merchants.put(merchant.name(), merchant));
    // First, as the port may be taken.
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    hold = new Hold(settings.hold());
    book = Book.open(settings.book(), clock);
    Webhooks webhooks = new Webhooks(later, settings.firstRetry(), clock);
    Settling settling = new Settling(book, webhooks, this::merchant, later);
    teller = new Teller(book, new Behaviours(), settling, hold);
    server.setExecutor(callers);
    server.createContext("/", this::answer);
    settling.resume(clock);
    server.start();
  }

  /**
   * Starts one.
   *
   * @param clock by which keys grow old
   * @throws UncheckedIOException if the port is taken
   */
  public static Acquirer start(AcquirerSettings settings, InstantSource clock) {
    try {
      return new Acquirer(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("no acquirer on port " + settings.port(), e);
    }
  }

  /**
   * Starts one until the process ends.
   *
   * @param args a file of {@link AcquirerSettings}; without it those that fit the sample shop
   */
  public static void main(String[] args) {
    logAsTheShopDoes();
    AcquirerSettings settings =
        args.length > 0 ? AcquirerSettings.read(Path.of(args[0])) : AcquirerSettings.sample();
    Acquirer acquirer = start(settings, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(acquirer::close));
    LOG.info("The acquirer listens at {}", acquirer.url());
  }

  /** Without Spring, Logback would tell all that it hears. */
  private static void logAsTheShopDoes() {
    LoggingSystem logging = LoggingSystem.get(Acquirer.class.getClassLoader());
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Has a merchant told somewhere else from now on. */
  public void tellAt(String merchant, URI webhooks) {
    merchants.computeIfPresent(merchant, (name, known) -> known.toldAt(webhooks));
  }

  private Merchant merchant(String name) {
    return Objects.requireNonNull(merchants.get(name), name);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      Optional<Merchant> caller = caller(exchange.getRequestHeaders().getFirst("Authorization"));
      Call call = new Call(exchange, caller.map(Merchant::name).orElse(""));
      if (caller.isPresent()) {
        teller.answer(call);
      } else {
        call.refuse(401, "unknown_token", "no merchant has this token");
      }
    } catch (RuntimeException e) {
      // The caller gets no answer and must ask.
      LOG.error("A call failed", e);
      exchange.close();
    }
  }

  private Optional<Merchant> caller(String authorization) {
    byte[] given = String.valueOf(authorization).getBytes(UTF_8);
    return merchants.values().stream()
        .filter(each -> MessageDigest.isEqual(given, ("Bearer " + each.token()).getBytes(UTF_8)))
        .findFirst();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "acquirer");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops it at once; who waits for an answer gets none. */
  @Override
  public void close() {
    hold.release();
    server.stop(0);
    later.close();
    callers.shutdownNow();
    book.close();
  }
}
