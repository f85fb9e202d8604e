package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation alike. */
@OnBothDatabases
class EveryOperationTest {

  /** One call per day, with a key and without. */
  private static Server strict;

  /** Takes no body that needs any time, and waits for bytes as long as a test would. */
  private static Server impatient;

  private final Server server;
  private final Tenant.Order order;

  EveryOperationTest(ShopDatabase database) {
    server = Server.shared(database);
    order = server.north.order();
  }

  @BeforeAll
  static void start() {
    strict =
        Server.start(
            ShopDatabase.H2,
            "shop.api.rate.per-key=1",
            "shop.api.rate.per-address=1",
            "shop.api.rate.period=1d");
    impatient =
        Server.start(
            ShopDatabase.H2, "shop.api.body-within=0s", "server.tomcat.connection-timeout=2m");
  }

  @AfterAll
  static void stop() {
    strict.close();
    impatient.close();
  }

  static List<Operation> keyed() {
    return Operation.keyed();
  }

  static List<Operation> keyedWithBody() {
    return Operation.keyedWithBody();
  }

  static List<Operation> withBody() {
    return Operation.withBody();
  }

  static Stream<Operation> all() {
    return Stream.concat(Operation.keyed().stream(), Stream.of(Operation.NOTICE));
  }

  private Client clientOf(Operation operation) {
    return operation == Operation.NOTICE ? server.stranger() : server.client();
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void needs_a_key(Operation operation) {
    operation.send(server.stranger(), order).expect(401, "unauthenticated");
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void takes_no_key_that_is_unknown_expired_or_revoked(Operation operation) {
    List<String> all = List.of("refunds:read", "refunds:write", "refunds:approve", "payments:read");
    String revoked = server.key("north", "agent", all, null);
    server.keys().revoke(revoked);
    String expired = server.key("north", "agent", all, Instant.now().minusSeconds(1));
    for (String key : List.of("rk_" + "A".repeat(43), "sample_north", revoked, expired)) {
      Client caller = server.stranger().with("Authorization", "Bearer " + key);
      operation.send(caller, order).expect(401, "unauthenticated");
    }
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void hides_what_is_another_tenants_as_if_it_were_not_there(Operation operation) {
    Reply refund =
        server
            .client()
            .post(
                "/v1/refunds",
                """
                {'order_id': '%s', 'type': 'partial', 'reason': 'await',
                 'items': [{'line_item_id': 'cup', 'quantity': 1}]}"""
                    .formatted(order.id()))
            .expect(201);
    String id = refund.at("/id");
    Client south = server.client("south", "agent").with("X-Request-Id", "the_same");
    Reply hidden = operation.send(south, id, order.payment(), order.id());
    Reply none = operation.send(south, "refund_none", "pay_none", "order_none");
    assertThat(hidden.status()).isEqualTo(none.status());
    assertThat(
            hidden
                .text()
                .replace(id, "refund_none")
                .replace(order.payment(), "pay_none")
                .replace(order.id(), "order_none"))
        .isEqualTo(none.text());
    assertThat(hidden.status())
        .isEqualTo(
            operation.template().equals("/v1/refunds") && operation.method().equals("GET")
                ? 200
                : 404);
    assertThat(server.client().get("/v1/refunds/" + id).expect(200).json())
        .isEqualTo(refund.json());
  }

  @ParameterizedTest
  @MethodSource("keyedWithBody")
  void lets_nobody_set_what_is_not_theirs(Operation operation) {
    Client client = server.client();
    for (String name :
        List.of(
            "status",
            "id",
            "refund_id",
            "tenant",
            "actor",
            "created_by",
            "approved_by",
            "decision",
            "fee",
            "authorities",
            "payouts",
            "idempotency_key",
            "__proto__")) {
      for (String value : List.of("'completed'", "{'outcome': 'approve'}", "true")) {
        operation
            .sendWith(client, order, "'" + name + "': " + value)
            .expect(422, "invalid_request", name);
      }
    }
    Reply list = client.get("/v1/refunds?order_id=" + order.id()).expect(200);
    assertThat(list.json().get("data")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void needs_its_scope_whatever_else_a_key_may_do(Operation operation) {
    operation.send(server.client("north", "nobody", List.of()), order).expect(403, "forbidden");
    List<String> all =
        List.of(
            "refunds:read", "refunds:write", "refunds:approve", "payments:read", "payments:write");
    List<String> enough = new ArrayList<>();
    for (String scope : all) {
      Client client = server.client("north", "one-scope", List.of(scope));
      if (operation.send(client, server.north.order()).status() != 403) {
        enough.add(scope);
      }
    }
    String text =
        Contract.shared()
            .document()
            .get("paths")
            .get(operation.template())
            .get(operation.method().toLowerCase(Locale.ROOT))
            .get("description")
            .asString();
    assertThat(enough).hasSize(1);
    assertThat(text).contains("Needs " + enough.get(0));
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void answers_json_or_nothing(Operation operation) {
    Client client = server.client();
    operation.send(client.with("Accept", "text/html"), order).expect(406, "not_acceptable");
    operation.send(client.with("Accept", "nonsense"), order).expect(406, "not_acceptable");
  }

  @ParameterizedTest
  @MethodSource("keyedWithBody")
  void takes_json_or_nothing(Operation operation) {
    Client client = server.client();
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "application/problem+json",
            "nonsense")) {
      Reply refused = operation.send(client.with("Content-Type", type), order);
      assertThat(refused.expect(415, "unsupported_media_type").header("Accept"))
          .isEqualTo("application/json");
    }
    operation
        .send(client.with("Content-Encoding", "gzip"), order)
        .expect(415, "unsupported_media_type");
    assertThat(
            operation
                .send(
                    client.with("Content-Type", "Application/JSON; charset=UTF-8"),
                    server.north.order())
                .status())
        .isNotEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void takes_no_large_body(Operation operation) {
    byte[] large = (" ".repeat(BodyReading.MAX_BYTES) + "{").getBytes(UTF_8);
    Client client = clientOf(operation);
    client.postBytes(operation.path(order), large).expect(413, "payload_too_large");
    client.postChunked(operation.path(order), large).expect(413, "payload_too_large");
    byte[] most = " ".repeat(BodyReading.MAX_BYTES).getBytes(UTF_8);
    assertThat(client.postBytes(operation.path(order), most).status()).isNotEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("keyedWithBody")
  void takes_no_unknown_doubled_or_deep_fields(Operation operation) {
    Client client = server.client();
    String path = operation.path(order);
    client.post(path, "{'role': 'admin'}").expect(422, "invalid_request");
    client.post(path, "{'a': 1, 'a': 2}").expect(422, "invalid_request");
    client.post(path, "{'a': " + "[".repeat(30_000)).expect(422, "invalid_request");
    client.post(path, "{'a': ".repeat(5_000)).expect(422, "invalid_request");
    client.post(path, "{").expect(422, "invalid_request");
    client.postBytes(path, new byte[] {'{', (byte) 0xC0, '}'}).expect(422, "invalid_request");
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void tells_nothing_of_what_broke(Operation operation) {
    Tenant.Order there = server.tenants.get("broken").order();
    Reply broken = operation.send(server.client("broken", "agent"), there).expect(500, "internal");
    assertThat(broken.text()).doesNotContain(BrokenStore.SECRET).doesNotContain("Exception");
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void names_the_methods_that_it_takes(Operation operation) {
    Reply refused =
        server
            .client()
            .send("DELETE", operation.path(order), null, HttpRequest.BodyPublishers.noBody());
    refused.expect(405, "method_not_allowed");
    assertThat(refused.header("Allow")).contains(operation.method());
  }

  @ParameterizedTest
  @MethodSource("all")
  void is_not_taken_too_often(Operation operation) {
    Client stranger = strict.stranger();
    operation.send(stranger, order);
    Reply refused = operation.send(stranger, order).expect(429, "rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_401);
    if (operation != Operation.NOTICE) {
      Client caller = strict.client();
      caller.get("/v1/none").expect(404, "not_found");
      operation.send(caller, order).expect(429, "rate_limited");
      strict.client("north", "other").get("/v1/none").expect(404, "not_found");
    }
  }

  @Test
  void a_body_that_is_slow_ends_its_call_and_its_connection() {
    List<Operation> operations = Operation.withBody();
    List<Raw> open = new ArrayList<>();
    for (Operation operation : operations) {
      String key = impatient.key("north", "agent", List.of("refunds:write"), null);
      open.add(new Raw(impatient.port).write(begun(operation, key)));
    }
    for (int i = 0; i < operations.size(); i++) {
      try (Raw raw = open.get(i)) {
        Reply reply = raw.read().expect(408, "request_timeout");
        Contract.shared().check("POST", operations.get(i).path(order), null, reply);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void waits_for_no_body_that_it_has_refused_to_read(Operation operation) {
    try (Raw raw = new Raw(impatient.port)) {
      raw.write(begun(operation, "rk_" + "A".repeat(43)));
      Reply reply = raw.read().expect(401, "unauthenticated");
      Contract.shared().check(operation.method(), operation.path(order), null, reply);
    }
  }

  /** The head of a call and the first of a hundred bytes. */
  private String begun(Operation operation, String key) {
    return """
        %s %s HTTP/1.1\r
        Host: x\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 100\r
        \r
        {"""
        .formatted(operation.method(), operation.path(order), key);
  }

  @Test
  void a_body_that_stops_ends_by_the_servers_time_out() {
    List<Operation> operations = Operation.withBody();
    String key = server.key("north", "agent", List.of("refunds:write"), null);
    List<Raw> open = new ArrayList<>();
    for (Operation operation : operations) {
      open.add(new Raw(server.port).write(begun(operation, key)));
    }
    for (int i = 0; i < operations.size(); i++) {
      try (Raw raw = open.get(i)) {
        Reply reply = raw.read().expect(408, "request_timeout");
        Contract.shared().check("POST", operations.get(i).path(order), null, reply);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void a_broken_chunk_is_no_body(Operation operation) {
    String key = server.key("north", "agent", List.of("refunds:write"), null);
    try (Raw raw = new Raw(server.port)) {
      raw.write(
          """
          POST %s HTTP/1.1\r
          Host: x\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          zz\r
          """
              .formatted(operation.path(order), key));
      Reply reply = raw.read().expect(400, "bad_request");
      Contract.shared().check("POST", operation.path(order), null, reply);
    }
  }
}
