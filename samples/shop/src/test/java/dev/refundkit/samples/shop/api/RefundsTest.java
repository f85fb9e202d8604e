package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, quoting, showing and listing refunds. */
@OnBothDatabases
class RefundsTest {

  private static final String REFUNDS = "/v1/refunds";

  private final Server server;
  private final Client agent;
  private final Tenant.Order order;

  RefundsTest(ShopDatabase database) {
    server = Server.shared(database);
    agent = server.client();
    order = server.north.order();
  }

  private String cups(int quantity, String reason) {
    return """
        {'order_id': '%s', 'type': 'partial', 'reason': '%s',
         'items': [{'line_item_id': 'cup', 'quantity': %d}]}"""
        .formatted(order.id(), reason, quantity);
  }

  private Reply opened(String reason) {
    return agent.post(REFUNDS, cups(1, reason)).expect(201);
  }

  @Test
  void a_refund_is_opened_and_shown() {
    Reply opened = opened("damaged");
    assertThat(opened.at("/amounts/total")).isEqualTo("1080");
    assertThat(opened.at("/status")).isEqualTo("processing");
    assertThat(opened.at("/items/0/product_name")).isEqualTo("Cup <b>\"1\"</b>");
    assertThat(opened.header("Location")).isEqualTo(REFUNDS + "/" + opened.at("/id"));
    assertThat(agent.get(opened.header("Location")).expect(200).json()).isEqualTo(opened.json());
  }

  @Test
  void every_field_of_a_request_is_taken() {
    Reply opened =
        agent
            .post(
                REFUNDS,
                """
                {'order_id': '%s', 'type': 'item_return', 'reason': 'review',
                 'reason_details': 'Cracked', 'notes': 'Kind customer',
                 'items': [{'line_item_id': 'cup', 'quantity': 2, 'restock': true}],
                 'amounts': {'subtotal': 2000, 'tax': 160, 'shipping': 0, 'adjustment': -100,
                             'total': 2060, 'currency': 'USD'},
                 'payment_method': {'type': 'original_payment', 'payment_id': '%s'},
                 'shipping': {'return_required': true, 'carrier': 'ups', 'service': 'ground'},
                 'processing': {'auto_approve': false, 'notify_customer': false,
                                'process_immediately': true},
                 'metadata': {'ticket': 7, 'tags': ['a', null], 'deep': {'b': 1.50}}}"""
                    .formatted(order.id(), order.payment()))
            .expect(201);
    assertThat(opened.at("/status")).isEqualTo("pending");
    assertThat(opened.at("/decision/outcome")).isEqualTo("review");
    assertThat(opened.text())
        .contains("\"metadata\":{\"ticket\":7,\"tags\":[\"a\",null],\"deep\":{\"b\":1.50}}");
  }

  @Test
  void what_the_policy_rejects_is_an_answer() {
    assertThat(opened("reject").at("/status")).isEqualTo("rejected");
  }

  @Test
  void a_quote_changes_nothing() {
    Reply quote = agent.post(REFUNDS + "/quote", cups(3, "damaged")).expect(200);
    assertThat(quote.at("/amounts/total")).isEqualTo("3240");
    assertThat(agent.get(REFUNDS + "?order_id=" + order.id()).expect(200).json().get("data"))
        .isEmpty();
  }

  @Test
  void the_same_request_under_the_same_key_is_done_once() {
    String key = UUID.randomUUID().toString();
    Client repeating = agent.with("Idempotency-Key", key);
    Reply first = repeating.post(REFUNDS, cups(1, "damaged")).expect(201);
    Reply again = repeating.post(REFUNDS, cups(1, "damaged")).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    repeating
        .post(REFUNDS, cups(2, "damaged"))
        .expect(409, "idempotency_key_reused", "idempotency_key");
    repeating
        .post("/v1/payments/" + order.payment() + "/refund", "{'reason': 'damaged'}")
        .expect(409, "idempotency_key_reused");
    Reply elsewhere =
        server
            .client("south", "agent")
            .with("Idempotency-Key", key)
            .post(REFUNDS, cups(1, "damaged"));
    elsewhere.expect(404, "order_not_found");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 4000})
  void a_key_is_neither_empty_nor_long(int length) {
    agent
        .with("Idempotency-Key", "k".repeat(length))
        .post(REFUNDS, cups(1, "damaged"))
        .expect(422, "invalid_request", "idempotency_key");
  }

  @Test
  void a_key_of_255_characters_is_taken_as_it_is() {
    agent.with("Idempotency-Key", "k".repeat(255)).post(REFUNDS, cups(1, "damaged")).expect(201);
    agent
        .with("Idempotency-Key", "a\tb")
        .post(REFUNDS, cups(1, "damaged"))
        .expect(422, "invalid_request", "idempotency_key");
  }

  @Test
  void what_is_not_there_is_not_found() {
    agent
        .post(REFUNDS, "{'order_id': 'order_none', 'type': 'full', 'reason': 'damaged'}")
        .expect(404, "order_not_found", "order_id");
    agent
        .post(REFUNDS, cups(1, "damaged").replace("'cup'", "'pot'"))
        .expect(404, "line_item_not_found");
    agent
        .post(REFUNDS + "/quote", "{'order_id': 'order_none', 'type': 'full', 'reason': 'damaged'}")
        .expect(404, "order_not_found", "order_id");
    agent.get(REFUNDS + "/refund_none").expect(404, "refund_not_found");
    agent.get(REFUNDS + "/" + "x".repeat(4000)).expect(404, "refund_not_found");
    agent.get("/v1/none").expect(404, "not_found");
    agent.get("/v1/refunds/").expect(404, "not_found");
    agent.get("/v1/refunds/a/b/c").expect(404, "not_found");
    server.stranger().get("/none").expect(404, "not_found");
    server.stranger().get("/error").expect(404, "not_found");
  }

  @Test
  void more_than_there_is_is_refused() {
    agent.post(REFUNDS, cups(4, "damaged")).expect(422, "quantity_exceeds_refundable");
    agent
        .post(REFUNDS, cups(1, "damaged").replace("}]}", "}], 'amounts': {'total': 9999}}"))
        .expect(422, "amount_exceeds_refundable");
    agent
        .post(REFUNDS, cups(1, "damaged").replace("}]}", "}], 'amounts': {'currency': 'EUR'}}"))
        .expect(422, "currency_mismatch");
    agent
        .post(
            REFUNDS,
            cups(1, "damaged")
                .replace("}]}", "}], 'amounts': {'subtotal': 10, 'tax': 0, 'total': 11}}"))
        .expect(422, "amounts_inconsistent");
  }

  @Test
  void an_order_that_is_not_as_it_was_sold_is_in_the_way() {
    opened("damaged");
    server.north.sales.put(Tenant.sale(order, Tenant.TOTAL, 2_000, order.payment()));
    agent.post(REFUNDS, cups(1, "damaged")).expect(409, "sale_changed");
    agent.post(REFUNDS + "/quote", cups(1, "damaged")).expect(409, "sale_changed");
  }

  @Test
  void every_field_at_fault_is_named() {
    Reply refused =
        agent
            .post(REFUNDS, "{'type': 'gift', 'items': [{'quantity': '1'}], 'status': 'completed'}")
            .expect(422, "invalid_request", "order_id");
    assertThat(refused.json().at("/error/details").findValuesAsString("field"))
        .containsExactly(
            "order_id", "type", "reason", "items[0].line_item_id", "items[0].quantity", "status");
    agent.post(REFUNDS).expect(422, "invalid_request", "body");
  }

  @Test
  void a_list_goes_page_by_page_from_the_newest() {
    for (int i = 0; i < 3; i++) {
      opened("damaged");
    }
    String query = REFUNDS + "?limit=2&order_id=" + order.id();
    Reply first = agent.get(query).expect(200);
    assertThat(first.at("/object")).isEqualTo("list");
    assertThat(first.json().get("data")).hasSize(2);
    assertThat(first.at("/has_more")).isEqualTo("true");
    Reply second =
        agent
            .get(
                query
                    + "&cursor="
                    + URLEncoder.encode(first.at("/next_cursor"), StandardCharsets.UTF_8))
            .expect(200);
    assertThat(second.at("/has_more")).isEqualTo("false");
    assertThat(second.at("/next_cursor")).isNull();
    List<String> ids = new ArrayList<>(first.json().findValuesAsString("id"));
    ids.addAll(second.json().findValuesAsString("id"));
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "status=processing,1",
    "status=pending,1",
    "status=completed,0",
    "type=partial,2",
    "type=payment,0",
    "reason=review,1",
    "customer_id=cust_1,2",
    "customer_id=cust_2,0",
    "created_from=2024-01-20T13:30:00Z,2",
    "created_until=2024-01-20T13:30:00Z,0",
    "created_from=1970-01-01T00:00:00Z&created_until=9999-12-31T23:59:59Z,2",
    "limit=100,2",
    "sort=created_at,2",
  })
  void a_list_holds_what_is_asked_for(String filter, int found) {
    opened("damaged");
    opened("review");
    Reply list = agent.get(REFUNDS + "?order_id=" + order.id() + "&" + filter).expect(200);
    assertThat(list.json().get("data")).hasSize(found);
    assertThat(list.at("/total_count")).isEqualTo(String.valueOf(found));
  }

  @Test
  void a_list_tells_what_all_its_pages_come_to() {
    opened("damaged");
    opened("review");
    opened("review");
    Reply list = agent.get(REFUNDS + "?limit=1&order_id=" + order.id()).expect(200);
    assertThat(list.json().get("data")).hasSize(1);
    assertThat(list.at("/total_count")).isEqualTo("3");
    assertThat(list.json().get("summary").findValuesAsString("status"))
        .containsExactly("pending", "processing");
    assertThat(list.at("/summary/0/count")).isEqualTo("2");
    long total = Long.parseLong(list.at("/data/0/amounts/total"));
    assertThat(list.at("/summary/0/total")).isEqualTo(String.valueOf(2 * total));
  }

  @Test
  void a_list_may_begin_with_the_oldest() {
    String first = opened("damaged").at("/id");
    String second = opened("damaged").at("/id");
    String query = REFUNDS + "?order_id=" + order.id() + "&sort=";
    assertThat(agent.get(query + "created_at").expect(200).json().findValuesAsString("id"))
        .startsWith(first);
    assertThat(agent.get(query + "-created_at").expect(200).json().findValuesAsString("id"))
        .startsWith(second);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=101,limit",
    "limit=-1,limit",
    "limit=,limit",
    "limit=1e1,limit",
    "limit=99999999999999999999,limit",
    "cursor=nonsense,cursor",
    "cursor=,cursor",
    "cursor=%00,cursor",
    "status=done,status",
    "status=COMPLETED,status",
    "status=pending&status=failed,status",
    "type=gift,type",
    "created_from=yesterday,created_from",
    "created_from=%2B1000000000-12-31T23:59:59Z,created_from",
    "created_until=-1000000000-01-01T00:00:00Z,created_until",
    "order_id=,order_id",
    "order_id=%00,order_id",
    "reason=a%00b,reason",
    "tenant=south,query",
    "actor=boss,query",
    "sort=id;drop%20table,sort",
  })
  void a_parameter_at_fault_is_named(String query, String param) {
    agent.get(REFUNDS + "?" + query).expect(422, "invalid_request", param);
  }

  @Test
  void times_of_a_list_are_those_of_the_refunds() {
    Instant created = Instant.parse(opened("damaged").at("/created_at"));
    String query = REFUNDS + "?order_id=" + order.id();
    assertThat(agent.get(query + "&created_from=" + created).expect(200).json().get("data"))
        .hasSize(1);
    assertThat(agent.get(query + "&created_until=" + created).expect(200).json().get("data"))
        .isEmpty();
  }
}
