package dev.refundkit.samples.shop.load;

import dev.refundkit.samples.shop.RunningShop;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.api.IssuedKeys;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The whole shop, and many who call it at once over HTTP. */
final class LoadRun implements AutoCloseable {

  static final String TENANT = "acme";

  /** Longer than it may take until everything has come to its end. */
  private static final Duration REST_WITHIN = Duration.ofMinutes(3);

  private static final String OPEN =
      """
      select refund_id from refundkit_payout
      where tenant = ? and state in ('CLEARED', 'SENDING', 'UNKNOWN', 'PENDING')
      union
      select refund_id from refundkit_effect where tenant = ? and kind in ('PAY', 'RESTOCK')""";

  private final Figures figures = new Figures();
  private final Promises promises = new Promises(figures);
  private final RunningAcquirer acquirer = RunningAcquirer.start();
  private final RunningShop shop;
  private final List<Thread> callers = new ArrayList<>();
  private volatile boolean open = true;

  LoadRun(ShopDatabase database) {
    shop = RunningShop.start(database, acquirer.url());
    acquirer.tells(shop.url());
  }

  /**
   * Lets them call.
   *
   * @param troubles how the acquirer behaves at times
   * @param until returns when they shall stop
   */
  void run(int howMany, List<String> troubles, Runnable until) throws InterruptedException {
    LoadOrders orders = new LoadOrders(shop.jdbc(), TENANT);
    IssuedKeys keys = new IssuedKeys(shop.jdbc(), TENANT);
    HttpClient http = HttpClient.newHttpClient();
    List<LoadOrders.Placed> shared = orders.shared();
    BooleanSupplier stillOpen = () -> open;
    for (int i = 0; i < howMany; i++) {
      Shopper shopper =
          new Shopper(
              i,
              caller(
                  http,
                  keys.issue(
                      "agent_" + i,
                      "refunds:read",
                      "refunds:write",
                      "payments:read",
                      "payments:write")),
              caller(http, keys.issue("boss_" + i, "refunds:read", "refunds:approve")),
              shared,
              orders.own(i),
              promises,
              acquirer,
              troubles,
              stillOpen);
      Thread thread = new Thread(shopper, "shopper " + i);
      thread.setUncaughtExceptionHandler((any, fault) -> figures.fault("a caller died: " + fault));
      callers.add(thread);
    }
    callers.forEach(Thread::start);
    until.run();
    open = false;
    for (Thread thread : callers) {
      thread.join();
    }
  }

  private Caller caller(HttpClient http, String key) {
    return new Caller(http, shop.url(), key, figures);
  }

  /** Has everything come to its end that can. */
  void rest() {
    long end = System.nanoTime() + REST_WITHIN.toNanos();
    List<String> waiting = open();
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      waiting.forEach(refund -> shop.engine(TENANT).report(refund, null));
      shop.engine(TENANT).effects("rest").runDue();
      waiting = open();
    }
    waiting.forEach(refund -> figures.fault(refund + " does not come to its end"));
  }

  private List<String> open() {
    return shop.jdbc().sql(OPEN).params(TENANT, TENANT).query(String.class).list();
  }

  /** All that is wrong. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>(figures.faults());
    wrong.addAll(Audit.of(shop, TENANT, promises.totals()));
    return wrong;
  }

  Figures figures() {
    return figures;
  }

  RunningShop shop() {
    return shop;
  }

  RunningAcquirer acquirer() {
    return acquirer;
  }

  @Override
  public void close() {
    shop.close();
    acquirer.close();
  }
}
