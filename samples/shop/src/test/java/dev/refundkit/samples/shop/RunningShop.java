package dev.refundkit.samples.shop;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spring.RefundEngineCustomizer;
import dev.refundkit.spring.RefundEngines;
import dev.refundkit.spring.TenantPorts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole shop, started for a test on any free port. */
public final class RunningShop implements AutoCloseable {

  public static final Actor AGENT = Actor.of("agent");

  private final Heard heard = new Heard();
  private final ConfigurableApplicationContext context;

  private RunningShop(
      List<String> database,
      URI acquirer,
      Consumer<GenericApplicationContext> prepare,
      List<String> more) {
    SpringApplication application = new SpringApplication(ShopApplication.class);
    application.addInitializers(
        started -> {
          GenericApplicationContext beans = (GenericApplicationContext) started;
          beans.registerBean(RefundListener.class, () -> heard);
          prepare.accept(beans);
        });
    List<String> settings = new ArrayList<>(database);
    settings.addAll(
        List.of(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--shop.acquirer.timeout=700ms",
            "--shop.acquirer.url=" + acquirer));
    settings.addAll(more);
    context = application.run(settings.toArray(String[]::new));
  }

  public static RunningShop start(ShopDatabase database, URI acquirer, String... more) {
    return new RunningShop(database.settings(), acquirer, beans -> {}, List.of(more));
  }

  /**
   * Starts one of several over one database.
   *
   * @param database the settings that name it
   * @param ready called when all is prepared and nothing of the shop is there yet; may wait
   */
  static RunningShop start(List<String> database, URI acquirer, Runnable ready) {
    return new RunningShop(database, acquirer, beans -> ready.run(), List.of());
  }

  /** With engines that are other than the shop's own. */
  public static RunningShop start(
      ShopDatabase database, URI acquirer, RefundEngineCustomizer engines, String... more) {
    return new RunningShop(
        database.settings(),
        acquirer,
        beans -> beans.registerBean(RefundEngineCustomizer.class, () -> engines),
        List.of(more));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    return Objects.requireNonNull(server, "a web application").getPort();
  }

  /** A caller over HTTP. */
  Client client(String key) {
    return new Client(port()).with("Authorization", "Bearer " + key);
  }

  public RefundEngine engine(String tenant) {
    return context.getBean(RefundEngines.class).of(tenant);
  }

  /** What the acquirer's webhook leads to: the engine asks how the payout stands, at once. */
  public void hint(String tenant, String refundId) {
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

  /** Its only bean of the type. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The tenant's account at the acquirer. */
  public PaymentProcessor processor(String tenant) {
    return bean(TenantPorts.class).processor(tenant);
  }

  public DataSource database() {
    return bean(DataSource.class);
  }

  public JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /** Waits, as long as it takes, until the refund is completed. */
  public Refund completed(String refundId) {
    return heard.when(refundId, after -> after.status() == RefundStatus.COMPLETED);
  }

  /** Waits, as long as it takes, until the refund has failed. */
  public Refund failed(String refundId) {
    return heard.when(refundId, after -> after.status() == RefundStatus.FAILED);
  }

  /** Waits, as long as it takes, until a payout is pending at the acquirer. */
  public Refund pending(String refundId) {
    return payout(refundId, PayoutState.PENDING);
  }

  /** Waits, as long as it takes, until it is not known what became of a payout. */
  void unknown(String refundId) {
    payout(refundId, PayoutState.UNKNOWN);
  }

  /** Waits, as long as it takes, until a person has to say what became of a payout. */
  public Refund unclear(String refundId) {
    return payout(refundId, PayoutState.NEEDS_ATTENTION);
  }

  private Refund payout(String refundId, PayoutState state) {
    return heard.when(
        refundId, after -> after.payouts().stream().anyMatch(paid -> paid.state() == state));
  }

  /** What was heard of refunds. */
  private static final class Heard implements RefundListener {

    /** Ends a test that would otherwise wait for ever. */
    private static final Duration HANGS = Duration.ofMinutes(1);

    private final List<Refund> news = new ArrayList<>();

    @Override
    public synchronized void changed(@Nullable Refund before, Refund after) {
      news.add(after);
      notifyAll();
    }

    synchronized Refund when(String refundId, Predicate<Refund> holds) {
      long end = System.nanoTime() + HANGS.toNanos();
      for (int i = 0; ; i++) {
        while (i == news.size()) {
          await(refundId, end - System.nanoTime());
        }
        if (news.get(i).id().equals(refundId) && holds.test(news.get(i))) {
          return news.get(i);
        }
      }
    }

    private synchronized void await(String refundId, long nanos) {
      if (nanos <= 0) {
        throw new AssertionError("nothing was heard of " + refundId + " within " + HANGS);
      }
      try {
        wait(nanos / 1_000_000 + 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
