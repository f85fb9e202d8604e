package dev.refundkit.testkit.scenario;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a shop had sold. */
final class SaleReader {

  private static final Map<String, Payment.Status> STATUSES = Words.of(Payment.Status.values());

  private SaleReader() {}

  static Sale read(YamlValue value, Instant now) {
    Keys keys =
        value.keys(
            "id",
            "customer_id",
            "currency",
            "placed_at",
            "delivered_at",
            "prices_include_tax",
            "discount",
            "lines",
            "shipping",
            "payments");
    Instant delivered = keys.orNull("delivered_at", YamlValue::instant);
    boolean arrived = delivered != null && !delivered.isAfter(now);
    List<SaleLine> lines = keys.need("lines").list(line -> line.build(l -> line(l, arrived)));
    List<Payment> payments = keys.need("payments").list(p -> p.build(SaleReader::payment));
    return value.build(
        v ->
            new Sale(
                keys.text("id"),
                keys.textOrNull("customer_id"),
                keys.need("currency").build(c -> IsoCurrency.of(c.text())),
                keys.need("placed_at").instant(),
                delivered,
                keys.or("prices_include_tax", YamlValue::flag, false),
                keys.amountOrZero("discount"),
                lines,
                keys.or("shipping", s -> s.build(SaleReader::shipping), ShippingCharge.NONE),
                payments));
  }

  private static SaleLine line(YamlValue value, boolean arrived) {
    Keys keys =
        value.keys(
            "id",
            "product_id",
            "product_name",
            "sku",
            "category",
            "tags",
            "quantity",
            "subtotal",
            "discount",
            "tax",
            "taxes",
            "shipped");
    return new SaleLine(
        keys.text("id"),
        keys.text("product_id"),
        keys.text("product_name"),
        keys.textOrNull("sku"),
        keys.or("category", YamlValue::text, SaleLine.OTHER),
        Set.copyOf(keys.list("tags", YamlValue::text)),
        keys.need("quantity").count(),
        keys.need("subtotal").amount(),
        keys.amountOrZero("discount"),
        taxes(keys),
        keys.or("shipped", YamlValue::flag, arrived));
  }

  private static ShippingCharge shipping(YamlValue value) {
    Keys keys = value.keys("subtotal", "discount", "tax", "taxes");
    return new ShippingCharge(
        keys.need("subtotal").amount(), keys.amountOrZero("discount"), taxes(keys));
  }

  /** {@code tax} as one figure, or {@code taxes} by name. */
  private static List<TaxPart> taxes(Keys keys) {
    @Nullable YamlValue single = keys.find("tax");
    if (single == null) {
      return keys.list("taxes", tax -> tax.build(SaleReader::tax));
    }
    if (keys.has("taxes")) {
      throw single.wrong("must not stand beside taxes");
    }
    long tax = single.amount();
    return tax == 0 ? List.of() : List.of(new TaxPart(TaxPart.SINGLE, tax));
  }

  private static TaxPart tax(YamlValue value) {
    Keys keys = value.keys("name", "amount");
    return new TaxPart(keys.text("name"), keys.need("amount").amount());
  }

  private static Payment payment(YamlValue value) {
    Keys keys =
        value.keys(
            "id", "type", "brand", "last4", "status", "captured", "disputed", "refunded_elsewhere");
    return new Payment(
        keys.text("id"),
        keys.text("type"),
        keys.textOrNull("brand"),
        keys.textOrNull("last4"),
        keys.or("status", s -> s.word(STATUSES), Payment.Status.CAPTURED),
        keys.amountOrZero("captured"),
        keys.amountOrZero("disputed"),
        keys.amountOrZero("refunded_elsewhere"));
  }
}
