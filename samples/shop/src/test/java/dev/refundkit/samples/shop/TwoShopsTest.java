package dev.refundkit.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.samples.shop.api.Reply;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;

/** Two processes of one shop, started at the same moment over an empty database. */
class TwoShopsTest {

  private static final String PATH = "/v1/payments/pay_xyz789/refund";
  private static final String CALL = "{'amount': 100, 'reason': 'requested_by_customer'}";

  /** Both wait here until the other one is here as well. */
  private final CyclicBarrier together = new CyclicBarrier(2);

  private void meet(CountDownLatch arrived) {
    arrived.countDown();
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @RepeatedTest(2)
  void bothComeUpAndServeWhatIsThereOnce() throws Exception {
    List<String> database = ShopDatabase.POSTGRESQL.settings();
    try (RunningAcquirer acquirer = RunningAcquirer.start()) {
      CountDownLatch first = new CountDownLatch(1);
      CompletableFuture<RunningShop> starting =
          CompletableFuture.supplyAsync(
              () -> RunningShop.start(database, acquirer.url(), () -> meet(first)));
      first.await();
      try (RunningShop one =
              RunningShop.start(database, acquirer.url(), () -> meet(new CountDownLatch(1)));
          RunningShop other = starting.join()) {
        assertThat(count(one, "shop_api_key")).isEqualTo(8);
        assertThat(count(one, "shop_stock where tenant = 'acme' and product_id = 'prod_123'"))
            .isEqualTo(1);
        Client here = one.client("sample_acme_agent").with("Idempotency-Key", "both");
        Client there = other.client("sample_acme_agent").with("Idempotency-Key", "both");
        Reply paid = here.post(PATH, CALL).expect(201);
        assertThat(paid.at("/status")).isEqualTo("succeeded");
        assertThat(there.post(PATH, CALL).expect(201).json()).isEqualTo(paid.json());
        assertThat(there.get(paid.header("Location")).expect(200).at("/status"))
            .isEqualTo("completed");
        assertThat(acquirer.entries()).isEqualTo(1);
      }
    }
  }

  private static long count(RunningShop shop, String what) {
    return shop.jdbc().sql("select count(*) from " + what).query(Long.class).single();
  }
}
