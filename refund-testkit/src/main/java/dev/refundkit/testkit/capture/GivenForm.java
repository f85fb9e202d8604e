package dev.refundkit.testkit.capture;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.TaxPart;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world before the first step, as it stands in a file. Of a redacted sale. */
final class GivenForm {

  private GivenForm() {}

  static Map<String, Object> of(
      Instant now,
      String policy,
      @Nullable TenderStrategy tenders,
      Sale sale,
      CustomerFacts customer,
      List<String> processor) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("now", now.toString());
    given.put("policy", policy);
    if (tenders != null) {
      given.put("tenders", tenders.name().toLowerCase(Locale.ROOT));
    }
    given.put("orders", List.of(order(sale)));
    Map<String, Object> facts = facts(customer);
    if (sale.customerId() != null && !facts.isEmpty()) {
      given.put("customers", Map.of(sale.customerId(), facts));
    }
    if (!processor.isEmpty()) {
      given.put("processor", processor);
    }
    return given;
  }

  private static Map<String, Object> order(Sale sale) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", sale.id());
    put(order, "customer_id", sale.customerId());
    order.put("currency", sale.currency().code());
    order.put("placed_at", sale.placedAt().toString());
    put(order, "delivered_at", sale.deliveredAt() == null ? null : sale.deliveredAt().toString());
    if (sale.pricesIncludeTax()) {
      order.put("prices_include_tax", true);
    }
    putAmount(order, "discount", sale.discount());
    order.put("lines", sale.lines().stream().map(GivenForm::line).toList());
    Map<String, Object> shipping = new LinkedHashMap<>();
    shipping.put("subtotal", sale.shipping().subtotal());
    putAmount(shipping, "discount", sale.shipping().discount());
    putTaxes(shipping, sale.shipping().taxes());
    order.put("shipping", shipping);
    order.put("payments", sale.payments().stream().map(GivenForm::payment).toList());
    return order;
  }

  private static Map<String, Object> line(SaleLine line) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", line.id());
    form.put("product_id", line.productId());
    form.put("product_name", line.productName());
    put(form, "sku", line.sku());
    form.put("category", line.category());
    if (!line.tags().isEmpty()) {
      form.put("tags", line.tags().stream().sorted().toList());
    }
    form.put("quantity", line.quantity());
    form.put("subtotal", line.subtotal());
    putAmount(form, "discount", line.discount());
    putTaxes(form, line.taxes());
    form.put("shipped", line.shipped());
    return form;
  }

  private static Map<String, Object> payment(Payment payment) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", payment.id());
    form.put("type", payment.type());
    form.put("status", payment.status().name().toLowerCase(Locale.ROOT));
    form.put("captured", payment.captured());
    putAmount(form, "disputed", payment.disputed());
    putAmount(form, "refunded_elsewhere", payment.refundedElsewhere());
    return form;
  }

  /** Figures and flags only: a host's free facts may be texts about a person. */
  private static Map<String, Object> facts(CustomerFacts customer) {
    Map<String, Object> facts = new LinkedHashMap<>();
    put(facts, "refunds_90d", customer.refunds90d());
    put(facts, "lifetime_value", customer.lifetimeValue());
    put(facts, "risk_score", customer.riskScore());
    Pseudonyms names = new Pseudonyms();
    customer
        .more()
        .forEach(
            (key, value) -> {
              if (value instanceof Number || value instanceof Boolean) {
                facts.put(names.word("fact", key), value);
              }
            });
    return facts;
  }

  private static void putTaxes(Map<String, Object> form, List<TaxPart> taxes) {
    if (!taxes.isEmpty()) {
      form.put(
          "taxes",
          taxes.stream()
              .map(
                  tax -> {
                    Map<String, Object> part = new LinkedHashMap<>();
                    part.put("name", tax.name());
                    part.put("amount", tax.amount());
                    return part;
                  })
              .toList());
    }
  }

  private static void putAmount(Map<String, Object> form, String key, long amount) {
    if (amount != 0) {
      form.put(key, amount);
    }
  }

  private static void put(Map<String, Object> form, String key, @Nullable Object value) {
    if (value != null) {
      form.put(key, value);
    }
  }
}
