package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask of refunds. */
@OnBothDatabases
class RefundCommandsTest {

  private final Server server;
  private final Client agent;
  private final Client boss;
  private final Tenant.Order order;

  RefundCommandsTest(ShopDatabase database) {
    server = Server.shared(database);
    agent = server.client();
    boss = server.client("north", "boss");
    order = server.north.order();
  }

  @AfterEach
  void theProcessorPaysAgain() {
    server.north.processor.follow(List.of(ScriptedAnswer.SUCCEEDED));
  }

  private String opened(String reason, String more) {
    return agent
        .post(
            "/v1/refunds",
            """
            {'order_id': '%s', 'type': 'item_return', 'reason': '%s', %s
             'items': [{'line_item_id': 'cup', 'quantity': 2, 'restock': true}]}"""
                .formatted(order.id(), reason, more))
        .expect(201)
        .at("/id");
  }

  private static String path(String id, String command) {
    return "/v1/refunds/" + id + "/" + command;
  }

  private static String goods(int quantity, String condition) {
    return "{'items': [{'line_item_id': 'cup', 'quantity': %d, 'condition': '%s'}], 'note': 'seen'}"
        .formatted(quantity, condition);
  }

  @Test
  void a_person_approves_what_another_asked_for() {
    String id = opened("review", "");
    agent.post(path(id, "approve")).expect(403, "forbidden");
    Reply approved = boss.post(path(id, "approve"), "{'note': 'As promised'}").expect(200);
    assertThat(approved.at("/status")).isEqualTo("processing");
    assertThat(approved.at("/processing/approved_by")).isEqualTo("boss");
    assertThat(approved.text()).contains("\"note\":\"As promised\"");
    boss.post(path(id, "approve")).expect(409, "transition_not_allowed");
  }

  @Test
  void nobody_approves_what_they_asked_for_with_whatever_key() {
    String id = opened("review", "");
    List<String> scopes = List.of("refunds:approve", "refunds:write", "refunds:read");
    for (List<String> authorities : List.of(scopes, List.of("refunds:approve"))) {
      Client again = server.client("north", "agent", authorities);
      again.post(path(id, "approve"), "{'note': 'mine'}").expect(403, "forbidden");
    }
    assertThat(agent.get("/v1/refunds/" + id).expect(200).at("/status")).isEqualTo("pending");
    boss.post(path(id, "approve")).expect(200);
  }

  @Test
  void an_approval_stays_within_its_limit() {
    String id = opened("review", "");
    Client clerk =
        server.client("north", "clerk", List.of("refunds:approve:USD:2159", "refunds:read"));
    clerk.post(path(id, "approve")).expect(403, "forbidden");
    Client cashier = server.client("north", "cashier", List.of("refunds:approve:USD:2160"));
    cashier.post(path(id, "approve")).expect(200);
  }

  @Test
  void a_person_rejects() {
    String id = opened("review", "");
    assertThat(boss.post(path(id, "reject"), "{}").expect(200).at("/status")).isEqualTo("rejected");
    boss.post(path(id, "reject")).expect(409, "transition_not_allowed");
  }

  @Test
  void a_refund_is_withdrawn_before_it_is_sent() {
    String id = opened("damaged", "");
    assertThat(agent.post(path(id, "cancel")).expect(200).at("/status")).isEqualTo("cancelled");
    agent.post(path(id, "cancel")).expect(409, "transition_not_allowed");
  }

  @Test
  void an_approved_refund_is_processed_when_somebody_says_so() {
    String id = opened("damaged", "'processing': {'process_immediately': false},");
    assertThat(boss.post(path(id, "process")).expect(200).at("/status")).isEqualTo("processing");
    boss.post(path(id, "process")).expect(409, "transition_not_allowed");
  }

  @Test
  void what_failed_is_paid_again() {
    String id = opened("damaged", "");
    server.north.processor.follow(List.of(ScriptedAnswer.declined("closed_account")));
    server.runEffects();
    assertThat(agent.get("/v1/refunds/" + id).expect(200).at("/status")).isEqualTo("failed");
    assertThat(boss.post(path(id, "retry")).expect(200).at("/status")).isEqualTo("processing");
    boss.post(path(id, "retry")).expect(409, "transition_not_allowed");
  }

  @Test
  void goods_come_back_are_looked_at_and_waited_for_no_longer() {
    String id = opened("await", "");
    assertThat(agent.get("/v1/refunds/" + id).expect(200).at("/shipping/return_status"))
        .isEqualTo("awaiting");
    Reply received = agent.post(path(id, "return"), goods(1, "unknown")).expect(200);
    assertThat(received.at("/shipping/return_status")).isEqualTo("partially_received");
    assertThat(received.at("/items/0/restock_status")).isEqualTo("inspecting");
    agent.post(path(id, "inspect"), goods(1, "sellable")).expect(200);
    agent.post(path(id, "inspect"), goods(1, "sellable")).expect(422, "return_quantity_exceeded");
    agent.post(path(id, "return"), goods(5, "sellable")).expect(422, "return_quantity_exceeded");
    assertThat(agent.post(path(id, "close-return")).expect(200).at("/shipping/return_status"))
        .isEqualTo("closed");
    agent.post(path(id, "close-return")).expect(409, "transition_not_allowed");
  }

  @Test
  void goods_are_refused_in_a_state_that_awaits_none() {
    String id = opened("review", "");
    agent.post(path(id, "return"), goods(1, "sellable")).expect(409, "transition_not_allowed");
    agent.post(path(id, "inspect"), goods(1, "sellable")).expect(409, "transition_not_allowed");
  }

  @Test
  void goods_are_named_with_their_condition() {
    String id = opened("await", "");
    agent.post(path(id, "return"), "{'items': []}").expect(422, "invalid_request", "items");
    agent
        .post(path(id, "return"), goods(0, "sellable"))
        .expect(422, "invalid_request", "items[0].quantity");
    agent
        .post(path(id, "return"), goods(1, "never_shipped"))
        .expect(422, "invalid_request", "items[0].condition");
    agent
        .post(path(id, "inspect"), goods(1, "unknown"))
        .expect(422, "invalid_request", "items[0].condition");
    agent
        .post(path(id, "return"), goods(1, "sellable").replace("'cup'", "'pot'"))
        .expect(404, "line_item_not_found");
    agent.post(path(id, "return")).expect(422, "invalid_request", "body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "approve", "reject", "process", "retry", "close-return"})
  void a_command_takes_a_note_and_nothing_else(String command) {
    String id = opened("review", "");
    Reply refused =
        boss.post(path(id, command), "{'note': 'n', 'approved_by': 'me', 'amount': 1}")
            .expect(422, "invalid_request", "approved_by");
    assertThat(refused.json().at("/error/details")).hasSize(2);
    boss.post(path(id, command), "{'note': 'a', 'note': 'b'}")
        .expect(422, "invalid_request", "note");
    boss.post(path(id, command), "{'note': '" + "n".repeat(4001) + "'}")
        .expect(422, "invalid_request", "note");
    assertThat(agent.get("/v1/refunds/" + id).expect(200).at("/status")).isEqualTo("pending");
  }
}
