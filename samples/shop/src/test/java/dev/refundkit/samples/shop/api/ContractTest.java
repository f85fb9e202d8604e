package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.samples.shop.ShopDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, and that its check can fail. */
class ContractTest {

  private final Server server = Server.shared(ShopDatabase.H2);
  private final Contract contract = new Contract(Contract.shared().document().deepCopy());
  private final Tenant.Order order = server.north.order();

  private Reply genuine() {
    return server.client().get("/v1/payments/" + order.payment()).expect(200);
  }

  private void broken(Reply reply, String because) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> contract.check("GET", "/v1/payments/" + order.payment(), null, reply))
        .withMessageContaining(because);
  }

  private static Reply with(Reply reply, String was, String is) {
    String text = reply.text().replace(was, is);
    assertThat(text).isNotEqualTo(reply.text());
    return new Reply(reply.status(), reply.headers(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply with(Reply reply, String header, List<String> values) {
    Map<String, List<String>> headers = new LinkedHashMap<>(reply.headers());
    headers.put(header, values);
    return new Reply(reply.status(), headers, reply.bytes());
  }

  @Test
  void an_answer_as_described_passes() {
    contract.check("GET", "/v1/payments/" + order.payment(), null, genuine());
    assertThat(contract.seen()).containsExactly("get /v1/payments/{id} 200");
  }

  @Test
  void an_answer_that_is_not_as_described_fails() {
    broken(with(genuine(), "\"amount\":3740", "\"amount\":\"3740\""), "string found");
    broken(with(genuine(), "\"amount\":3740,", ""), "required property 'amount'");
    broken(with(genuine(), "{", "{\"tenant\":\"north\","), "'tenant' is not defined");
    broken(with(genuine(), "\"amount\":3740", "\"amount\":-1"), "minimum value of 0");
    broken(with(genuine(), "content-type", List.of("text/html")), "is not application/json");
    broken(with(genuine(), "x-request-id", List.of()), "lacks the header X-Request-Id");
    broken(with(genuine(), "x-request-id", List.of("a b")), "does not match the regex");
    broken(new Reply(418, genuine().headers(), genuine().bytes()), "is not described");
  }

  @Test
  void an_error_of_another_form_fails() {
    Reply error = server.client().get("/v1/payments/none").expect(404);
    broken(with(error, "payment_not_found", "payment_lost"), "unknown code payment_lost");
    broken(with(error, "\"code\":\"payment_not_found\"", "\"code\":\"forbidden\""), "no status");
    broken(with(error, "x-request-id", List.of("other")), "two request ids");
  }

  @Test
  void a_request_that_is_taken_and_not_described_fails() {
    Reply opened =
        server
            .client()
            .post("/v1/payments/" + order.payment() + "/refund", "{'reason': 'r', 'amount': 1}")
            .expect(201);
    for (String body : List.of("{}", "{\"reason\": \"r\", \"amount\": 0}", "")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () ->
                  contract.check(
                      "POST",
                      "/v1/payments/" + order.payment() + "/refund",
                      body.getBytes(StandardCharsets.UTF_8),
                      opened));
    }
    Reply list = server.client().get("/v1/refunds").expect(200);
    for (String query : List.of("?sort=id", "?limit=101", "?status=done", "?created_from=now")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> contract.check("GET", "/v1/refunds" + query, null, list));
    }
  }

  @Test
  void instants_are_checked_as_such() {
    Reply list = server.client().post("/v1/refunds", refund()).expect(201);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                contract.check(
                    "GET",
                    "/v1/refunds/" + list.at("/id"),
                    null,
                    new Reply(
                        200,
                        list.headers(),
                        ((ObjectNode) list.json())
                            .put("created_at", "yesterday")
                            .toString()
                            .getBytes(StandardCharsets.UTF_8))))
        .withMessageContaining("created_at");
  }

  private String refund() {
    return "{'order_id': '" + order.id() + "', 'type': 'full', 'reason': 'r'}";
  }

  @Test
  void every_code_is_described_with_its_status() {
    JsonNode described = contract.document().get("x-error-codes");
    Set<String> codes =
        Stream.concat(
                Stream.of(RefusalCode.values()).map(RefusalCode::wire),
                Stream.of(Fault.values()).map(Fault::code))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(described.propertyNames())).isEqualTo(codes);
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(described.get(code.wire()).get("status").asInt())
          .as(code.wire())
          .isEqualTo(RefusalStatus.of(code));
    }
    for (Fault fault : Fault.values()) {
      assertThat(described.get(fault.code()).get("status").asInt()).isEqualTo(fault.status());
    }
  }

  @Test
  void the_description_is_served_to_everybody() {
    Reply served = server.stranger().get("/openapi.yaml").expect(200);
    assertThat(served.text()).startsWith("openapi: 3.1.0");
    server
        .stranger()
        .send("POST", "/openapi.yaml", null, BodyPublishers.noBody())
        .expect(405, "method_not_allowed");
  }

  @Test
  void every_reference_leads_somewhere_and_no_schema_is_left_over() {
    List<String> references = new ArrayList<>();
    collect(contract.document(), references);
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(contract.document().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
    for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
      for (String name : contract.document().at("/components/" + kind).propertyNames()) {
        assertThat(references).contains("#/components/" + kind + "/" + name);
      }
    }
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node instanceof ObjectNode object && object.has("$ref")) {
      references.add(object.get("$ref").asString());
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.values().forEach(inner -> collect(inner, references));
    }
  }
}
