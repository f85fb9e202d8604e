package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments and refunds of them. */
@OnBothDatabases
class PaymentsTest {

  private final Server server;
  private final Client agent;
  private final Tenant.Order order;
  private final String path;

  PaymentsTest(ShopDatabase database) {
    server = Server.shared(database);
    agent = server.client();
    order = server.north.order();
    path = "/v1/payments/" + order.payment();
  }

  @AfterEach
  void theProcessorPaysAgain() {
    server.north.processor.follow(List.of(ScriptedAnswer.SUCCEEDED));
  }

  @Test
  void a_payment_is_refunded_at_once() {
    Reply refund =
        agent
            .post(
                path + "/refund",
                """
                {'amount': 1000, 'currency': 'USD', 'reason': 'requested_by_customer',
                 'notes': 'Customer returned item', 'metadata': {'return_id': 'ret_1'}}""")
            .expect(201);
    assertThat(refund.at("/status")).isEqualTo("succeeded");
    assertThat(refund.at("/payment/amount_refunded")).isEqualTo("1000");
    Reply payment = agent.get(path).expect(200);
    assertThat(payment.at("/amount_refundable")).isEqualTo("2740");
    assertThat(payment.at("/refunds_count")).isEqualTo("1");
    assertThat(agent.get(refund.header("Location")).expect(200).at("/type")).isEqualTo("payment");
  }

  @Test
  void all_that_is_left_is_refunded_where_no_amount_is_named() {
    assertThat(agent.post(path + "/refund", "{'reason': 'r'}").expect(201).at("/amount"))
        .isEqualTo("3740");
    agent.post(path + "/refund", "{'reason': 'r'}").expect(422, "nothing_refundable");
    agent
        .post(path + "/refund", "{'reason': 'r', 'amount': 1}")
        .expect(422, "amount_exceeds_refundable");
  }

  @Test
  void a_repeat_under_the_same_key_pays_once() {
    Client repeating = agent.with("Idempotency-Key", UUID.randomUUID().toString());
    int calls = server.north.processor.calls();
    Reply first = repeating.post(path + "/refund", "{'reason': 'r', 'amount': 5}").expect(201);
    Reply again = repeating.post(path + "/refund", "{'reason': 'r', 'amount': 5}").expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(server.north.processor.calls()).isEqualTo(calls + 1);
    repeating
        .post(path + "/refund", "{'reason': 'r', 'amount': 6}")
        .expect(409, "idempotency_key_reused");
  }

  @Test
  void what_the_processor_declines_is_refused_and_kept() {
    server.north.processor.follow(List.of(ScriptedAnswer.declined("closed_account")));
    agent.post(path + "/refund", "{'reason': 'r'}").expect(422, "processor_declined");
    Reply kept = agent.get("/v1/refunds?order_id=" + order.id()).expect(200);
    assertThat(kept.at("/data/0/status")).isEqualTo("failed");
  }

  @Test
  void an_outcome_that_is_not_known_is_an_answer() {
    server.north.processor.follow(List.of(ScriptedAnswer.TIMEOUT_LOST));
    assertThat(agent.post(path + "/refund", "{'reason': 'r'}").expect(201).at("/status"))
        .isEqualTo("unknown");
  }

  @Test
  void what_is_not_there_is_not_found() {
    agent.get("/v1/payments/pay_none").expect(404, "payment_not_found", "payment_id");
    agent
        .post("/v1/payments/pay_none/refund", "{'reason': 'r'}")
        .expect(404, "payment_not_found", "payment_id");
  }

  @Test
  void a_body_names_no_payment_and_sets_no_status() {
    for (String field : List.of("payment_id", "status", "tenant", "approved_by", "id")) {
      agent
          .post(path + "/refund", "{'reason': 'r', '" + field + "': 'x'}")
          .expect(422, "invalid_request", field);
    }
  }

  @Test
  void a_payment_of_an_order_that_is_not_as_it_was_sold_is_not_shown() {
    agent
        .post(
            "/v1/refunds",
            """
            {'order_id': '%s', 'type': 'partial', 'reason': 'r',
             'items': [{'line_item_id': 'cup', 'quantity': 1}]}"""
                .formatted(order.id()))
        .expect(201);
    String added = order.payment() + "_more";
    server.north.sales.put(Tenant.sale(order, Tenant.TOTAL, 2_000, order.payment(), added));
    agent.get("/v1/payments/" + added).expect(409, "sale_changed");
  }
}
