package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Opening, quoting and showing refunds. */
class RefundsTest {

  private final Server server = Server.shared();
  private final Client agent = server.client();
  private final Tenant.Order order = server.north.order();

  private String cups(int quantity, String reason) {
    return """
        {'order_id': '%s', 'type': 'partial', 'reason': '%s',
         'items': [{'line_item_id': 'cup', 'quantity': %d}]}"""
        .formatted(order.id(), reason, quantity);
  }

  @Test
  void a_refund_is_opened_and_shown() {
    Reply opened = agent.post("/v1/refunds", cups(1, "damaged")).expect(201);
    assertThat(opened.at("/amounts/total")).isEqualTo("1080");
    assertThat(opened.at("/status")).isEqualTo("processing");
    assertThat(opened.header("Location")).isEqualTo("/v1/refunds/" + opened.at("/id"));
    assertThat(agent.get(opened.header("Location")).expect(200).json()).isEqualTo(opened.json());
  }
}
