package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.samples.shop.ShopDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and for whom. */
@OnBothDatabases
class KeysTest {

  private static final String MESSAGE = "a valid API key is needed: Authorization: Bearer KEY";

  private final Server server;

  KeysTest(ShopDatabase database) {
    server = Server.shared(database);
  }

  private void refused(Client client) {
    Reply refused = client.get("/v1/refunds").expect(401, "unauthenticated");
    assertThat(refused.at("/error/message")).isEqualTo(MESSAGE);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  private Client bearer(String key) {
    return server.stranger().with("Authorization", "Bearer " + key);
  }

  @Test
  void without_a_key_nobody_hears_why() {
    refused(server.stranger());
    refused(bearer("rk_" + "A".repeat(43)));
    String expired =
        server.key("north", "agent", List.of("refunds:read"), Instant.now().minusSeconds(1));
    refused(bearer(expired));
    String key = server.key("north", "agent", List.of("refunds:read"), null);
    bearer(key).get("/v1/refunds").expect(200);
    server.keys().revoke(key);
    refused(bearer(key));
    refused(bearer(server.key("nowhere", "agent", List.of("refunds:read"), null)));
    server.stranger().get("/v1/none").expect(401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer ' OR '1'='1",
        "Bearer short",
        "rk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void a_malformed_key_is_no_key(String header) {
    refused(server.stranger().with("Authorization", header));
  }

  @Test
  void a_key_works_until_it_expires_and_is_taken_in_any_case_of_its_scheme() {
    String key =
        server.key("north", "agent", List.of("refunds:read"), Instant.now().plusSeconds(3600));
    server.stranger().with("Authorization", "bearer " + key).get("/v1/refunds").expect(200);
  }

  @Test
  void a_key_without_authorities_may_do_nothing() {
    server.client("north", "nobody", List.of()).get("/v1/refunds").expect(403, "forbidden");
  }

  @Test
  void keys_are_not_kept_and_do_not_repeat() {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      keys.add(server.key("north", "agent", List.of(), null));
    }
    assertThat(keys).hasSize(100).allMatch(key -> key.matches("rk_[A-Za-z0-9_-]{43}"));
  }

  @Test
  void a_key_of_a_wrong_form_is_never_added() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.keys().add("short", "north", "a", List.of(), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.key("north", "a@b.example", List.of(), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.key("north", "a", List.of("refunds:everything"), null));
  }

  @Test
  void the_demonstration_has_a_key_for_each_role() {
    bearer("sample_north_viewer").get("/v1/refunds").expect(200);
    bearer("sample_north_viewer").post("/v1/refunds/refund_1/cancel").expect(403, "forbidden");
    bearer("sample_south_agent").get("/v1/refunds").expect(200);
    bearer("sample_north_agent").post("/v1/refunds/refund_1/approve").expect(403, "forbidden");
    bearer("sample_north_approver").post("/v1/refunds/r/approve").expect(404, "refund_not_found");
    bearer("sample_north_finance").post("/v1/refunds/r/approve").expect(404, "refund_not_found");
  }

  @Test
  void another_shops_refunds_are_not_there() {
    Tenant.Order order = server.north.order();
    Client north = server.client();
    Client south = server.client("south", "agent");
    Reply refund =
        north
            .post(
                "/v1/refunds",
                """
                {'order_id': '%s', 'type': 'partial', 'reason': 'review',
                 'items': [{'line_item_id': 'cup', 'quantity': 1}]}"""
                    .formatted(order.id()))
            .expect(201);
    String path = "/v1/refunds/" + refund.at("/id");
    Reply hidden = south.get(path).expect(404, "refund_not_found");
    Reply none = south.get("/v1/refunds/refund_none").expect(404, "refund_not_found");
    assertThat(hidden.at("/error/message").replace(refund.at("/id"), "refund_none"))
        .isEqualTo(none.at("/error/message"));
    for (String command :
        List.of("cancel", "approve", "reject", "process", "retry", "close-return")) {
      south.post(path + "/" + command).expect(404, "refund_not_found");
    }
    String goods = "{'items': [{'line_item_id': 'cup', 'quantity': 1, 'condition': 'sellable'}]}";
    south.post(path + "/return", goods).expect(404, "refund_not_found");
    south.post(path + "/inspect", goods).expect(404, "refund_not_found");
    south.get("/v1/payments/" + order.payment()).expect(404, "payment_not_found");
    south
        .post("/v1/payments/" + order.payment() + "/refund", "{'reason': 'r'}")
        .expect(404, "payment_not_found");
    assertThat(south.get("/v1/refunds?order_id=" + order.id()).expect(200).json().get("data"))
        .isEmpty();
    assertThat(north.get(path).expect(200).json()).isEqualTo(refund.json());
  }

  @Test
  void no_header_or_field_names_another_shop() {
    Tenant.Order order = server.north.order();
    Client south =
        server.client("south", "agent").with("X-Tenant", "north").with("Tenant", "north");
    south.get("/v1/payments/" + order.payment()).expect(404, "payment_not_found");
    south
        .post(
            "/v1/refunds",
            "{'order_id': '%s', 'type': 'full', 'reason': 'r', 'tenant': 'north'}"
                .formatted(order.id()))
        .expect(422, "invalid_request", "tenant");
  }
}
