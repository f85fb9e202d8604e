package dev.refundkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy of two rules in a folder, with one scenario; and one order with a request for it. */
record SmallPolicy(Path folder) {

  static final String RULES =
      """
      rule "small-amount"
      @sentence("Up to <50 & no more.")
      when
        Refund(total <= limit("most"), reason == "changed_mind")
      then
        outcome.approve();
      end

      rule "window-over"
      @sentence("The return window is over.")
      when
        Line(ageDays > days("window"))
      then
        outcome.review();
      end
      """;

  private static final String SETTINGS =
      """
      name: small
      version: "1"
      reasons: [changed_mind]
      currencies: [USD]
      limits:
        most: {USD: 50.00}
      days:
        window: {other: 30}
      """;

  private static final String ORDER =
      """
      id: order
      customer_id: ann
      currency: USD
      placed_at: 2024-03-01T09:00:00Z
      delivered_at: 2024-03-05T12:00:00Z
      lines: [{id: vase, product_id: p1, product_name: Vase, quantity: 2, subtotal: 8000}]
      payments: [{id: card, type: card, captured: 8000}]
      """;

  /** One of two units, at once and after the window. */
  private static final String SCENARIO =
      """
      scenario: Small amounts go back, until the window is over

      given:
        now: 2024-03-11T12:00:00Z
        policy: ..
        orders:
          - id: order
            customer_id: ann
            currency: USD
            placed_at: 2024-01-01T09:00:00Z
            delivered_at: 2024-03-05T12:00:00Z
            lines: [{id: vase, product_id: p1, product_name: Vase, quantity: 2, subtotal: 8000}]
            payments: [{id: card, type: card, captured: 8000}]
          - id: late
            customer_id: ann
            currency: USD
            placed_at: 2024-01-01T09:00:00Z
            delivered_at: 2024-01-05T12:00:00Z
            lines: [{id: jug, product_id: p2, product_name: Jug, quantity: 1, subtotal: 8000}]
            payments: [{id: coins, type: card, captured: 8000}]
        customers:
          ann: {refunds_90d: 0, lifetime_value: 30000, risk_score: 0.05}

      steps:
        - quote_refund: {order_id: order, type: item_return, reason: changed_mind, items: [{line_item_id: vase, quantity: 1}]}
          expect: {decision: {outcome: approve, reasons: [{rule: small-amount}]}}
        - quote_refund: {order_id: late, type: full, reason: changed_mind}
          expect: {decision: {outcome: review, reasons: [{rule: window-over}]}}
      """;

  private static final String REQUEST =
      """
      {"order_id": "order", "type": "item_return", "reason": "changed_mind",
       "items": [{"line_item_id": "vase", "quantity": 1}]}
      """;

  /** Writes it into a new folder below. */
  static SmallPolicy in(Path parent, String name) throws IOException {
    SmallPolicy policy = new SmallPolicy(Files.createDirectories(parent.resolve(name)));
    policy.with("policy.yaml", SETTINGS);
    policy.with("rules.drl", RULES);
    Files.createDirectories(policy.folder.resolve("scenarios"));
    return policy.with("scenarios/small.yaml", SCENARIO);
  }

  SmallPolicy with(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  /** The same with something in a file replaced. */
  SmallPolicy changed(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not contain " + from);
    }
    return with(file, text.replace(from, to));
  }

  Path order() throws IOException {
    return Files.writeString(folder.resolve("order.yaml"), ORDER);
  }

  Path request() throws IOException {
    return Files.writeString(folder.resolve("request.json"), REQUEST);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
