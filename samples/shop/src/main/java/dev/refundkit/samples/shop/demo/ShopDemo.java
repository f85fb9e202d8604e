package dev.refundkit.samples.shop.demo;

import dev.refundkit.samples.shop.ShopApplication;
import dev.refundkit.samples.shop.acquirer.Acquirer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A shop on trial: its database, its acquirer and itself, in the order in which they need each
 * other. They talk as they would from different machines, over HTTP and JDBC.
 */
final class ShopDemo implements AutoCloseable {

  private final Deque<Runnable> closing = new ArrayDeque<>();

  /**
   * Where the two can be called.
   *
   * @param shop without a path, as is the other
   */
  record Addresses(URI shop, URI acquirer) {}

  /**
   * Starts them. What was kept in the folder before is still there. If one can't be started, those
   * that were can be closed.
   *
   * @param postgres on PostgreSQL; otherwise on H2, with books of its own
   * @param data the folder where everything is kept
   * @param port of the shop, on this machine only; 0 for any that is free
   * @param acquirerPort of the acquirer, likewise
   */
  Addresses start(boolean postgres, Path data, int port, int acquirerPort) {
    Path folder = data.toAbsolutePath().resolve(postgres ? "shop-postgres" : "shop-h2");
    DemoDatabase database = postgres ? DemoDatabase.postgres(folder) : DemoDatabase.h2(folder);
    before(database::close);
    Acquirer acquirer = DemoAcquirer.start(acquirerPort, folder);
    before(acquirer::close);
    ConfigurableApplicationContext shop = shop(database, acquirer.url(), port);
    before(shop::close);
    URI url = URI.create("http://127.0.0.1:" + portOf(shop));
    DemoAcquirer.tells(acquirer, url);
    return new Addresses(url, acquirer.url());
  }

  private static ConfigurableApplicationContext shop(
      DemoDatabase database, URI acquirer, int port) {
    SpringApplication application = new SpringApplication(ShopApplication.class);
    // It is closed before what it needs, and not by a hook of its own.
    application.setRegisterShutdownHook(false);
    List<String> settings = new ArrayList<>(database.settings());
    settings.add("--server.port=" + port);
    settings.add("--shop.acquirer.url=" + acquirer);
    return application.run(settings.toArray(String[]::new));
  }

  private static int portOf(ConfigurableApplicationContext shop) {
    WebServer server = ((WebServerApplicationContext) shop).getWebServer();
    return Objects.requireNonNull(server, "a web application").getPort();
  }

  private void before(Runnable close) {
    synchronized (closing) {
      closing.push(close);
    }
  }

  /** Stops what was started; what is in hand is finished first. */
  @Override
  public void close() {
    synchronized (closing) {
      while (!closing.isEmpty()) {
        closing.pop().run();
      }
    }
  }
}
