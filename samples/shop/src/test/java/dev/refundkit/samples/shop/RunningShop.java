package dev.refundkit.samples.shop;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spring.RefundEngines;
import dev.refundkit.spring.TenantPorts;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole shop, started for a test on any free port. */
final class RunningShop implements AutoCloseable {

  static final Actor AGENT = Actor.of("agent");

  private final Heard heard = new Heard();
  private final ConfigurableApplicationContext context;

  private RunningShop(ShopDatabase database, URI acquirer) {
    SpringApplication application = new SpringApplication(ShopApplication.class);
    application.addInitializers(
        started ->
            ((GenericApplicationContext) started).registerBean(RefundListener.class, () -> heard));
    List<String> settings = new ArrayList<>(database.settings());
    settings.addAll(
        List.of(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--shop.acquirer.timeout=700ms",
            "--shop.acquirer.url=" + acquirer));
    context = application.run(settings.toArray(String[]::new));
  }

  static RunningShop start(ShopDatabase database, URI acquirer) {
    return new RunningShop(database, acquirer);
  }

  int port() {
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    return Objects.requireNonNull(server, "a web application").getPort();
  }

  /** A caller over HTTP. */
  Client client(String key) {
    return new Client(port()).with("Authorization", "Bearer " + key);
  }

  RefundEngine engine(String tenant) {
    return context.getBean(RefundEngines.class).of(tenant);
  }

  /** What the acquirer's webhook leads to: the engine asks how the payout stands, at once. */
  void hint(String tenant, String refundId) {
    engine(tenant).report(refundId, null).orElseThrow();
    context.getBean(RefundEngines.class).wake();
  }

  /** How many refunds of the customer the policy hears of. */
  @Nullable Integer refundsLately(String tenant, String customerId) {
    return context
        .getBean(TenantPorts.class)
        .customerHistory(tenant)
        .of(customerId, IsoCurrency.of("USD"), Instant.now())
        .refunds90d();
  }

  JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  /** Waits, as long as it takes, until the refund is completed. */
  Refund completed(String refundId) {
    return heard.when(refundId + " is completed");
  }

  /** Waits, as long as it takes, until it is not known what became of a payout. */
  void unknown(String refundId) {
    heard.when(refundId + " is unknown");
  }

  /** What was heard of refunds. */
  private static final class Heard implements RefundListener {
    private final Map<String, CompletableFuture<Refund>> news = new HashMap<>();

    @Override
    public void changed(@Nullable Refund before, Refund after) {
      if (after.status() == RefundStatus.COMPLETED) {
        of(after.id() + " is completed").complete(after);
      }
      if (after.payouts().stream().anyMatch(paid -> paid.state() == PayoutState.UNKNOWN)) {
        of(after.id() + " is unknown").complete(after);
      }
    }

    private synchronized CompletableFuture<Refund> of(String what) {
      return news.computeIfAbsent(what, id -> new CompletableFuture<>());
    }

    Refund when(String what) {
      return of(what).orTimeout(1, TimeUnit.MINUTES).join();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
