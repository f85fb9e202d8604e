package dev.refundkit.samples.shop.api;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation with a request that it would take.
 *
 * @param body null for none
 */
record Operation(String method, String template, String body) {

  private static final String NOTE = "{\"note\": \"n\"}";
  private static final String GOODS =
      "{\"items\": [{\"line_item_id\": \"cup\", \"quantity\": 1, \"condition\": \"damaged\"}]}";
  private static final String REFUND =
      "{\"order_id\": \"ORDER\", \"type\": \"full\", \"reason\": \"r\"}";

  static final Operation NOTICE =
      new Operation(
          "POST", "/v1/webhooks/processor", "{\"id\": \"evt\", \"refund_id\": \"refund_1\"}");

  /** All that need a key. */
  static List<Operation> keyed() {
    return List.of(
        new Operation("POST", "/v1/refunds", REFUND),
        new Operation("GET", "/v1/refunds", null),
        new Operation("POST", "/v1/refunds/quote", REFUND),
        new Operation("GET", "/v1/refunds/{id}", null),
        new Operation("POST", "/v1/refunds/{id}/cancel", NOTE),
        new Operation("POST", "/v1/refunds/{id}/approve", NOTE),
        new Operation("POST", "/v1/refunds/{id}/reject", NOTE),
        new Operation("POST", "/v1/refunds/{id}/process", NOTE),
        new Operation("POST", "/v1/refunds/{id}/retry", NOTE),
        new Operation("POST", "/v1/refunds/{id}/return", GOODS),
        new Operation("POST", "/v1/refunds/{id}/inspect", GOODS),
        new Operation("POST", "/v1/refunds/{id}/close-return", NOTE),
        new Operation("POST", "/v1/payments/{id}/refund", "{\"reason\": \"r\"}"),
        new Operation("GET", "/v1/payments/{id}", null));
  }

  static List<Operation> keyedWithBody() {
    return keyed().stream().filter(operation -> operation.body() != null).toList();
  }

  static List<Operation> withBody() {
    List<Operation> all = new ArrayList<>(keyedWithBody());
    all.add(NOTICE);
    return all;
  }

  /** The path, of a payment or of a refund that is not there. */
  String path(Tenant.Order order) {
    boolean payment = template.startsWith("/v1/payments/");
    return template.replace("{id}", payment ? order.payment() : "refund_none");
  }

  Reply send(Client client, Tenant.Order order) {
    return send(client, path(order), order.id());
  }

  /** About a refund, a payment and an order of these ids. */
  Reply send(Client client, String refund, String payment, String order) {
    String id = template.startsWith("/v1/payments/") ? payment : refund;
    return send(client, template.replace("{id}", id), order);
  }

  private Reply send(Client client, String path, String order) {
    return body == null ? client.get(path) : client.post(path, body.replace("ORDER", order));
  }

  /** The request with one more field. */
  Reply sendWith(Client client, Tenant.Order order, String field) {
    String more = body.substring(0, body.length() - 1) + ", " + field + "}";
    return client.post(path(order), more.replace("ORDER", order.id()));
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
