package dev.refundkit.samples.shop.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A few callers, after whom nothing is wrong until something is made to be. */
class AuditTest {

  private static final int CALLERS = 4;
  private static final int CALLS = 300;

  /** None after which the shop waits for a minute. */
  private static final List<String> TROUBLES = List.of("decline", "pending", "garbage");

  private static LoadRun run;

  @BeforeAll
  static void call() throws InterruptedException {
    run = new LoadRun(ShopDatabase.H2);
    run.run(CALLERS, TROUBLES, () -> run.figures().waitFor(CALLS));
    run.rest();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @AfterEach
  void nothingIsWrongBut() {
    assertThat(run.wrong()).isEmpty();
  }

  private static void change(String sql, Object... parameters) {
    assertThat(run.shop().jdbc().sql(sql).params(parameters).update()).as(sql).isPositive();
  }

  @Test
  void theyWereRefunded() {
    assertThat(run.figures().answered(201)).containsKeys("create", "refund payment");
    assertThat(run.figures().answered(200)).containsKeys("quote", "get", "list", "approve");
  }

  @Test
  void aStolenCentInTheStoreIsFound() {
    String payment =
        run.shop()
            .jdbc()
            .sql("select min(payment_id) from refundkit_payment where refunded > 0")
            .query(String.class)
            .single();
    String steal = "update refundkit_payment set refunded = refunded - ? where payment_id = ?";
    change(steal, 1, payment);
    assertThat(run.wrong().toString()).contains("refundkit_audit_balance").contains(payment);
    change(steal, -1, payment);
  }

  @Test
  void moneyThatNobodyAskedForIsFound() {
    run.acquirer()
        .send(
            "POST",
            "/refunds",
            "stolen",
            """
            {"payment_id": "pay_0_of_order_shared_0", "amount": 1, "currency": "USD",
             "reference": "refund_none", "reason": "damaged"}""");
    assertThat(run.wrong().toString()).contains("nobody has asked for").contains("stolen");
    run.acquirer().settle("stolen", false);
  }

  @Test
  void goodsThatNobodyBroughtBackAreFound() {
    String add = "update shop_stock set units = units + ? where product_id = 'prod_load'";
    change(add, 1);
    assertThat(run.wrong()).singleElement().asString().startsWith("prod_load: ");
    change(add, -1);
  }

  @Test
  void aRefundThatIsGoneOrOtherIsFound() {
    String id =
        run.shop().jdbc().sql("select min(id) from refundkit_refund").query(String.class).single();
    assertThat(Audit.of(run.shop(), LoadRun.TENANT, Map.of("refund_gone", 1L, id, 7L)))
        .containsExactlyInAnyOrder("refund_gone is lost", id + " was promised with 7");
  }
}
