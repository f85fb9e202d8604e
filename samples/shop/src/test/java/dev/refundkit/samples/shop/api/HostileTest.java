package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Callers who mean no good. */
@OnBothDatabases
class HostileTest {

  private final Server server;
  private final Client agent;
  private final Tenant.Order order;

  HostileTest(ShopDatabase database) {
    server = Server.shared(database);
    agent = server.client();
    order = server.north.order();
  }

  static List<String> texts() {
    return List.of(
        "'; DROP TABLE shop_api_key; --",
        "\" OR 1=1 /*",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "${jndi:ldap://x/a} #{7*7} {{7*7}} %s %n %x",
        "../../etc/passwd",
        "line\r\nSet-Cookie: a=b\r\n\r\n<html>",
        "\u202eright to left\u2066 \u200b\ufeff",
        "\ud83d\ude00 e\u0301 \u0001\u007f\u0085\u2028");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void texts_come_back_as_they_were(String text) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("order_id", order.id()).put("type", "partial").put("reason", text);
    body.put("reason_details", text).put("notes", text);
    body.putArray("items").addObject().put("line_item_id", "cup").put("quantity", 1);
    body.putObject("shipping").put("carrier", "ups").put("service", "x");
    body.putObject("metadata").put("k " + text, text).putArray("list").add(text);
    Reply opened = agent.post("/v1/refunds", body.toString().replace("'", "\\u0027")).expect(201);
    Reply shown = agent.get("/v1/refunds/" + opened.at("/id")).expect(200);
    assertThat(shown.at("/reason")).isEqualTo(text);
    assertThat(shown.at("/reason_details")).isEqualTo(text);
    assertThat(shown.at("/notes")).isEqualTo(text);
    assertThat(shown.json().get("metadata")).isEqualTo(body.get("metadata"));
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.header("Content-Type")).isEqualTo("application/json");
    assertThat(opened.header("Location")).matches("/v1/refunds/refund_[0-9a-f-]{36}");
    assertThat(shown.header("Set-Cookie")).isNull();
    ObjectNode note = JsonMapper.shared().createObjectNode().put("note", text);
    Reply cancelled =
        agent
            .post(
                "/v1/refunds/" + opened.at("/id") + "/cancel",
                note.toString().replace("'", "\\u0027"))
            .expect(200);
    assertThat(cancelled.json().get("timeline").findValuesAsString("note")).contains(text);
    ObjectNode payment = JsonMapper.shared().createObjectNode().put("amount", 1);
    payment.put("reason", text).put("notes", text).putObject("metadata").put("k", text);
    Reply paid =
        agent
            .post(
                "/v1/payments/" + order.payment() + "/refund",
                payment.toString().replace("'", "\\u0027"))
            .expect(201);
    assertThat(paid.at("/notes")).isEqualTo(text);
  }

  @AfterEach
  void nothing_is_lost() {
    for (String table : List.of("shop_api_key", "refundkit_refund", "refundkit_payout")) {
      assertThat(server.jdbc().sql("select count(*) from " + table).query(Long.class).single())
          .as(table)
          .isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void names_within_a_request_are_only_texts(String text) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("order_id", order.id()).put("type", "partial").put("reason", "await");
    ObjectNode line = body.putArray("items").addObject();
    line.put("line_item_id", text).put("quantity", 1);
    post("/v1/refunds", body).expect(404, "line_item_not_found");
    line.put("line_item_id", "cup");
    body.putObject("payment_method").put("type", "original_payment").put("payment_id", text);
    post("/v1/refunds", body).expect(404, "payment_not_found");
    body.remove("payment_method");
    for (String name : List.of("carrier", "service")) {
      ObjectNode asked = body.deepCopy();
      asked.putObject("shipping").put(name, text);
      assertThat(post("/v1/refunds/quote", asked).status()).isIn(200, 422);
    }
    for (String name : List.of("type", "amounts", "items")) {
      post("/v1/refunds", body.deepCopy().put(name, text)).expect(422, "invalid_request");
    }
    String path = "/v1/refunds/" + post("/v1/refunds", body).expect(201).at("/id");
    ObjectNode goods = JsonMapper.shared().createObjectNode();
    line = goods.put("note", text).putArray("items").addObject();
    line.put("line_item_id", text).put("quantity", 1).put("condition", "sellable");
    post(path + "/return", goods).expect(404, "line_item_not_found");
    line.put("line_item_id", "cup").put("condition", text);
    post(path + "/return", goods).expect(422, "invalid_request", "items[0].condition");
    line.put("condition", "sellable");
    assertThat(post(path + "/return", goods).expect(200).text())
        .contains(JsonMapper.shared().writeValueAsString(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void what_a_list_is_asked_for_is_only_a_text(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    for (String name : List.of("customer_id", "reason", "order_id")) {
      Reply list = agent.get("/v1/refunds?status=rejected&" + name + "=" + encoded).expect(200);
      assertThat(list.at("/total_count")).isEqualTo("0");
    }
    for (String name : List.of("cursor", "status", "type", "sort", "limit", "created_from")) {
      agent.get("/v1/refunds?" + name + "=" + encoded).expect(422, "invalid_request", name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE refundkit_refund; --",
        "<script>alert(1)</script>",
        "a' OR '1'='1",
        "%0d%0aSet-Cookie: a=b",
        "../../x"
      })
  void an_idempotency_key_is_only_a_text(String key) {
    String body =
        """
        {'order_id': '%s', 'type': 'partial', 'reason': 'damaged',
         'items': [{'line_item_id': 'cup', 'quantity': 1}]}"""
            .formatted(order.id());
    Client repeating = agent.with("Idempotency-Key", key + " " + order.id());
    Reply first = repeating.post("/v1/refunds", body).expect(201);
    Reply again = repeating.post("/v1/refunds", body).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.headers()).doesNotContainKey("set-cookie");
    agent.with("Idempotency-Key", "other " + order.id()).post("/v1/refunds", body).expect(201);
  }

  /** Posts quotes as they are. */
  private Reply post(String path, ObjectNode body) {
    return agent.postBytes(path, JsonMapper.shared().writeValueAsBytes(body));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void ids_that_are_none_are_not_found(String text) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("order_id", text).put("type", "full").put("reason", "r");
    agent
        .post("/v1/refunds", body.toString().replace("'", "\\u0027"))
        .expect(404, "order_not_found");
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(agent.get("/v1/refunds?order_id=" + encoded).expect(200).json().get("data"))
        .isEmpty();
    if (!text.contains("/")) {
      agent.get("/v1/refunds/" + encoded).expect(404, "refund_not_found");
      agent.get("/v1/payments/" + encoded).expect(404, "payment_not_found");
    }
    agent.get("/v1/refunds").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status': 'completed'",
        "'approved_by': 'boss'",
        "'tenant': 'south'",
        "'customer_id': 'cust_2'",
        "'id': 'refund_1'",
        "'created_at': '2020-01-01T00:00:00Z'",
        "'requested_by': 'somebody'",
        "'actor': 'boss'",
        "'transaction_id': 're_1'",
        "'processing': {'auto_approved': true}",
        "'amounts': {'refunded': 1}",
        "'payment_method': {'type': 'original_payment', 'last4': '0000'}",
        "'__proto__': {'admin': true}",
      })
  void nobody_sets_what_is_not_theirs(String field) {
    agent
        .post(
            "/v1/refunds",
            "{'order_id': '%s', 'type': 'full', 'reason': 'r', %s}".formatted(order.id(), field))
        .expect(422, "invalid_request");
  }

  @Test
  void a_field_that_stands_twice_is_refused_even_if_it_says_the_same() {
    for (String name : List.of("type", "\\u0074ype")) {
      agent
          .post(
              "/v1/refunds",
              "{'order_id': '%s', 'type': 'full', 'reason': 'r', '%s': 'full'}"
                  .formatted(order.id(), name))
          .expect(422, "invalid_request", "type");
    }
    for (String field :
        List.of(
            "'items': [{'line_item_id': 'cup', 'quantity': 1, 'quantity': 1}]",
            "'amounts': {'total': 1, 'total': 1}",
            "'metadata': {'k': 1, 'k': 2}",
            "'metadata': {'a': [{'k': 1, 'k': 1}]}")) {
      agent
          .post(
              "/v1/refunds",
              "{'order_id': '%s', 'type': 'full', 'reason': 'r', %s}".formatted(order.id(), field))
          .expect(422, "invalid_request");
    }
  }

  @Test
  void metadata_is_neither_deep_nor_large() {
    for (String metadata :
        List.of(
            "{'a': ".repeat(13) + "1" + "}".repeat(13),
            "{'a': " + "[".repeat(13) + "]".repeat(13) + "}",
            "{'a': '" + "x".repeat(16_385) + "'}",
            "{'" + "k".repeat(256) + "': 1}",
            "{'a': 1" + "0".repeat(64) + "}",
            "{'a': 1e999999999}")) {
      agent
          .post(
              "/v1/refunds",
              "{'order_id': '%s', 'type': 'full', 'reason': 'r', 'metadata': %s}"
                  .formatted(order.id(), metadata))
          .expect(422, "invalid_request");
    }
  }

  @Test
  void guessed_ids_lead_nowhere() {
    for (int i = 0; i < 20; i++) {
      agent.get("/v1/refunds/refund_" + UUID.randomUUID()).expect(404, "refund_not_found");
    }
    agent.get("/v1/refunds/1").expect(404, "refund_not_found");
    agent.get("/v1/refunds/*").expect(404, "refund_not_found");
    agent.get("/v1/refunds/%25").expect(404, "refund_not_found");
  }

  @Test
  void a_request_is_called_as_its_sender_says_only_in_plain_letters() {
    assertThat(agent.with("X-Request-Id", "Abc_1-9").get("/v1/refunds").header("X-Request-Id"))
        .isEqualTo("Abc_1-9");
    for (String id : List.of("a b", "a;b", "a".repeat(65), "<b>", "a\tb", "", "a,b")) {
      Reply reply = agent.with("X-Request-Id", id).get("/v1/none").expect(404, "not_found");
      assertThat(reply.header("X-Request-Id")).matches("req_[0-9a-f-]{36}");
    }
    assertThat(server.stranger().get("/v1/refunds").header("X-Request-Id"))
        .isNotEqualTo(server.stranger().get("/v1/refunds").header("X-Request-Id"));
  }

  @Test
  void paths_in_disguise_are_no_way_around_the_key() {
    for (String path :
        List.of(
            "/v1;a=b/refunds",
            "//v1/refunds",
            "/V1/refunds",
            "/v1/./refunds",
            "/v1/webhooks/../refunds",
            "/v1/webhooks/processor/../../refunds",
            "/v1/webhooks/processor;/refunds",
            "/%76%31/refunds")) {
      Reply reply = server.stranger().get(path);
      assertThat(reply.status()).as(path).isIn(401, 404);
    }
  }
}
