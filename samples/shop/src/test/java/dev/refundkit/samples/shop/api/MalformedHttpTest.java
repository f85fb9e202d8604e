package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no HTTP, or hardly, is answered in the form of all errors. */
@OnBothDatabases
class MalformedHttpTest {

  private final Server server;

  MalformedHttpTest(ShopDatabase database) {
    server = Server.shared(database);
  }

  private Reply send(String method, String target, String headers) {
    try (Raw raw = new Raw(server.port)) {
      raw.write(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + headers);
      raw.write("Connection: close\r\n\r\n");
      Reply reply = raw.read();
      Contract.shared().check(method, target, null, reply);
      return reply;
    }
  }

  private String key() {
    return "Authorization: Bearer "
        + server.key("north", "agent", List.of("refunds:read", "refunds:write"), null)
        + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%zz", "/a<b>", "/%00", "/v1/refunds/a/%zz", "/..", "/a%2fb", "/a\\b", "/\u00e9"})
  void a_malformed_path_is_refused(String target) {
    send("GET", target, "").expect(400, "bad_request");
  }

  @Test
  void a_malformed_query_is_refused() {
    send("GET", "/v1/refunds?status=%zz", key()).expect(400, "bad_request");
    send("GET", "/v1/refunds?" + "a=&".repeat(2_000), key()).expect(400, "bad_request");
  }

  @Test
  void a_form_is_no_body_of_the_api() {
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      for (String body : List.of("a=%zz", "a=1", "&".repeat(2_000))) {
        try (Raw raw = new Raw(server.port)) {
          raw.write(method + " /v1/refunds HTTP/1.1\r\nHost: x\r\n" + key() + form);
          raw.write("Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
          assertThat(raw.read().status()).isBetween(400, 499);
        }
      }
    }
  }

  @Test
  void malformed_headers_are_refused() {
    send("GET", "/nowhere", "no colon\r\n").expect(400, "bad_request");
    send("GET", "/nowhere", "Content-Length: -1\r\n").expect(400, "bad_request");
  }

  @Test
  void two_keys_are_no_key() {
    send("GET", "/v1/refunds", key() + key()).expect(401, "unauthenticated");
    send("GET", "/v1/refunds", key()).expect(200);
  }

  @Test
  void tracing_is_off() {
    send("TRACE", "/nowhere", "Secret: s\r\n").expect(405, "method_not_allowed");
  }

  @Test
  void header_lines_that_are_smuggled_in_reach_no_answer() {
    Reply reply = send("GET", "/nowhere", "X-Request-Id: a\rSet-Cookie: b=c\r\n");
    assertThat(reply.header("Set-Cookie")).isNull();
    assertThat(reply.header("X-Request-Id")).matches("req_[0-9a-f-]{36}");
  }

  @Test
  void a_key_beyond_ascii_or_twice_is_refused() {
    String body = "Content-Type: application/json\r\nContent-Length: 2\r\n";
    for (String keys :
        List.of(
            "Idempotency-Key: \u00e9\r\n",
            "Idempotency-Key: a\tb\r\n",
            "Idempotency-Key: a\r\nIdempotency-Key: a\r\n")) {
      try (Raw raw = new Raw(server.port)) {
        raw.write("POST /v1/refunds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + key());
        raw.write(keys + body + "\r\n{}");
        Reply reply = raw.read().expect(422, "invalid_request", "idempotency_key");
        Contract.shared().check("POST", "/v1/refunds", null, reply);
      }
    }
  }

  @Test
  void a_line_break_in_a_key_begins_no_header() {
    for (String between : List.of("\r", "\n", "\r\n ", "\u0085")) {
      try (Raw raw = new Raw(server.port)) {
        raw.write("POST /v1/refunds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + key());
        raw.write("Idempotency-Key: a" + between + "Set-Cookie: b=c\r\n");
        raw.write("Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        Reply reply = raw.read();
        Contract.shared().check("POST", "/v1/refunds", null, reply);
        assertThat(reply.status()).isIn(400, 422);
        assertThat(reply.header("Set-Cookie")).isNull();
      }
    }
  }
}
