package dev.refundkit.samples.shop.api;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One shop of the platform: its orders, its processor, its shelf. */
final class Tenant {

  /** Three cups for 30.00 with 2.40 tax, shipped for 5.00. */
  static final long TOTAL = 3_740;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final ScriptedSales sales = new ScriptedSales(List.of());
  final ScriptedProcessor processor =
      new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), Clock.systemUTC());
  final RecordingInventory inventory = new RecordingInventory();

  /** An order and its payment. */
  record Order(String id, String payment) {}

  /** A new order. */
  Order order() {
    int number = NUMBERS.incrementAndGet();
    Order order = new Order("order_" + number, "pay_" + number);
    sales.put(sale(order, TOTAL, 3_000, order.payment()));
    return order;
  }

  /** The same order with another capture, worth of cups, or payments. */
  static Sale sale(Order order, long captured, long cups, String... payments) {
    Instant now = Instant.now();
    List<Payment> made = new ArrayList<>();
    for (String payment : payments) {
      made.add(
          new Payment(payment, "card", "visa", "4242", Payment.Status.CAPTURED, captured, 0, 0));
    }
    return new Sale(
        order.id(),
        "cust_1",
        IsoCurrency.of("USD"),
        now.minus(Duration.ofDays(5)),
        now.minus(Duration.ofDays(2)),
        false,
        0,
        List.of(
            new SaleLine(
                "cup",
                "prod_cup",
                "Cup <b>\"1\"</b>",
                null,
                "other",
                Set.of(),
                3,
                cups,
                0,
                List.of(new TaxPart(TaxPart.SINGLE, 240)),
                true)),
        new ShippingCharge(500, 0, List.of()),
        made);
  }
}
