package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.quote.Cap;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.Quote;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.Units;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.model.Holding;
import dev.refundkit.testkit.model.Model;
import dev.refundkit.testkit.model.ModelPayout;
import dev.refundkit.testkit.model.ModelRefund;
import dev.refundkit.testkit.story.Call;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Storyteller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The engine's figures and the model's, written in the same words, so that a difference shows which
 * figure it is.
 */
final class Compared {

  /** By hand, from ISO 4217. */
  private static final Map<String, Integer> DIGITS =
      Map.of("USD", 2, "EUR", 2, "GBP", 2, "JPY", 0, "KRW", 0, "KWD", 3, "BHD", 3);

  private Compared() {}

  static void quote(Quote quote, ModelRefund expected, Sale sale) {
    assertThat(figures(quote.allocation(), sale))
        .as("quoted figures")
        .isEqualTo(figures(expected.accepted(), sale));
    assertThat(caps(quote.cappedBy())).as("quote capped by").isEqualTo(expected.cappedBy());
    assertThat(quote.payouts().stream().map(p -> p.paymentId() + " " + p.amount()))
        .as("quoted payouts")
        .isEqualTo(expected.payouts().stream().map(p -> p.paymentId() + " " + p.amount()).toList());
  }

  static void refund(Call call, Refund refund, ModelRefund expected, Sale sale) {
    assertThat(refund.status())
        .as("status of %s after %s", refund.id(), call)
        .isEqualTo(expected.status());
    assertThat(figures(refund.accepted(), sale))
        .as("what %s is to give, after %s", refund.id(), call)
        .isEqualTo(figures(expected.accepted(), sale));
    assertThat(figures(refund.held(), sale))
        .as("what %s (%s) holds, after %s", refund.id(), refund.status(), call)
        .isEqualTo(figures(expected.held(), sale));
    assertThat(refund.payouts().stream().map(Compared::payout).toList())
        .as("payouts of %s after %s", refund.id(), call)
        .isEqualTo(expected.payouts().stream().map(Compared::payout).toList());
    assertThat(caps(refund.facts().cappedBy())).isEqualTo(expected.cappedBy());
    int digits = DIGITS.get(sale.currency().code());
    assertThat(refund.total().getNumber().numberValueExact(BigDecimal.class))
        .as("%s of %s as money", refund.id(), sale.currency())
        .isEqualByComparingTo(BigDecimal.valueOf(expected.accepted().total(), digits));
  }

  private static Set<String> caps(Set<Cap> caps) {
    return caps.stream().map(Cap::wire).collect(Collectors.toSet());
  }

  private static String payout(Payout payout) {
    String state =
        payout.state().holds()
            ? "HELD"
            : payout.state() == PayoutState.SUCCEEDED ? "PAID" : "RELEASED";
    return payout.paymentId() + " " + payout.amount() + " " + state;
  }

  private static String payout(ModelPayout payout) {
    return payout.paymentId() + " " + payout.amount() + " " + payout.state();
  }

  private static Map<String, Object> figures(Allocation given, Sale sale) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (SaleLine line : sale.lines()) {
      given.lines().stream()
          .filter(share -> share.lineId().equals(line.id()))
          .forEach(share -> line(figures, share));
    }
    nonZero(figures, "shipping", given.shipping().value());
    taxes(figures, "shipping", Arrays.stream(given.shipping().taxes()).boxed().toList());
    nonZero(figures, "order value", given.unallocated().value());
    nonZero(figures, "order shipping", given.unallocated().shipping());
    new TreeMap<>(given.unallocated().taxes())
        .forEach((name, tax) -> nonZero(figures, "order tax " + name, tax));
    nonZero(figures, "given", given.adjustments().given());
    nonZero(figures, "fee kept", given.adjustments().feeKept());
    figures.put("subtotal", given.subtotal());
    figures.put("tax", given.tax());
    figures.put("total", given.total());
    return figures;
  }

  private static void line(Map<String, Object> figures, LineShare share) {
    List<Integer> units = new ArrayList<>();
    for (Units.Range range : share.units().ranges()) {
      IntStream.range(range.from(), range.to()).forEach(units::add);
    }
    line(figures, share.lineId(), units, share.worth().value());
    taxes(figures, share.lineId(), Arrays.stream(share.worth().taxes()).boxed().toList());
  }

  private static void line(
      Map<String, Object> figures, String id, List<Integer> units, long value) {
    if (!units.isEmpty()) {
      figures.put("units of " + id, units);
    }
    nonZero(figures, "value of " + id, value);
  }

  private static Map<String, Object> figures(Holding given, Sale sale) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (SaleLine line : sale.lines()) {
      line(figures, line.id(), new ArrayList<>(given.units(line.id())), given.value(line.id()));
      taxes(figures, line.id(), given.taxes(line.id()));
    }
    nonZero(figures, "shipping", given.shippingValue());
    taxes(figures, "shipping", given.shippingTaxes());
    nonZero(figures, "order value", given.wholeValue());
    nonZero(figures, "order shipping", given.wholeShipping());
    new TreeMap<>(given.wholeTaxes())
        .forEach((name, tax) -> nonZero(figures, "order tax " + name, tax));
    nonZero(figures, "given", given.given());
    nonZero(figures, "fee kept", given.feeKept());
    figures.put("subtotal", given.subtotal());
    figures.put("tax", given.tax());
    figures.put("total", given.total());
    return figures;
  }

  private static void taxes(Map<String, Object> figures, String of, List<Long> taxes) {
    for (int i = 0; i < taxes.size(); i++) {
      nonZero(figures, "tax " + i + " of " + of, taxes.get(i));
    }
  }

  private static void nonZero(Map<String, Object> figures, String name, long amount) {
    if (amount != 0) {
      figures.put(name, amount);
    }
  }

  /** What the processor paid is what the ledger calls refunded, but for what is in flight. */
  static void book(Call call, ScriptedHost host, Sale sale) {
    for (Payment payment : sale.payments()) {
      PaymentBalance balance = host.engine().payment(payment.id(), Storyteller.AGENT).orElseThrow();
      long paid =
          host.processor().paid().stream()
              .filter(entry -> entry.paymentId().equals(payment.id()))
              .mapToLong(ProcessorEntry::amountMinor)
              .sum();
      assertThat(paid)
          .as("paid by the processor from %s after %s", payment.id(), call)
          .isBetween(balance.refunded(), balance.refunded() + balance.reserved());
    }
  }

  static void balances(Call call, ScriptedHost host, Sale sale, Model model) {
    Map<String, Long> expected = new LinkedHashMap<>();
    Map<String, Long> actual = new LinkedHashMap<>();
    for (Payment payment : sale.payments()) {
      String id = payment.id();
      expected(expected, id, model);
      actual(actual, host.engine().payment(id, Storyteller.AGENT).orElseThrow());
    }
    expected.put("fees kept", model.feesKept());
    OrderBalance order = host.engine().order(sale.id(), Storyteller.AGENT).orElseThrow();
    actual.put("fees kept", order.feesKept());
    long shipping = model.shippingLeft();
    for (int i = 0; i < sale.shipping().taxes().size(); i++) {
      shipping += model.shippingTaxLeft(i);
    }
    expected.put("shipping left", shipping);
    actual.put("shipping left", order.shippingRefundable());
    lines(expected, actual, host, order, sale, model);
    assertThat(actual).as("balances after %s", call).isEqualTo(expected);
  }

  private static void expected(Map<String, Long> into, String id, Model model) {
    into.put("captured of " + id, model.captured(id));
    into.put("reserved of " + id, model.reserved(id));
    into.put("refunded of " + id, model.refunded(id));
    into.put("refunds of " + id, model.refundsCount(id));
    into.put("disputed of " + id, model.disputed(id));
    into.put("elsewhere of " + id, model.elsewhere(id));
    into.put("room of " + id, model.room(id));
    into.put("excess of " + id, model.excess(id));
  }

  private static void actual(Map<String, Long> into, PaymentBalance balance) {
    String id = balance.paymentId();
    into.put("captured of " + id, balance.captured());
    into.put("reserved of " + id, balance.reserved());
    into.put("refunded of " + id, balance.refunded());
    into.put("refunds of " + id, (long) balance.refundsCount());
    into.put("disputed of " + id, balance.disputed());
    into.put("elsewhere of " + id, balance.refundedElsewhere());
    into.put("room of " + id, balance.room());
    into.put("excess of " + id, balance.excess());
  }

  private static void lines(
      Map<String, Long> expected,
      Map<String, Long> actual,
      ScriptedHost host,
      OrderBalance order,
      Sale sale,
      Model model) {
    Ledger ledger = host.store().ledger(sale.id()).orElse(null);
    for (OrderBalance.Line line : order.lines()) {
      String id = line.id();
      int taxes = sale.line(id).orElseThrow().taxes().size();
      long left = model.valueLeft(id);
      for (int i = 0; i < taxes; i++) {
        left += model.taxLeft(id, i);
        if (ledger != null && ledger.lines().containsKey(id)) {
          long whole = sale.line(id).orElseThrow().taxes().get(i).amount();
          actual.put("tax " + i + " of " + id, whole - ledger.lines().get(id).given().tax(i));
          expected.put("tax " + i + " of " + id, model.taxLeft(id, i));
        }
      }
      expected.put("units left of " + id, (long) model.unitsLeft(id));
      actual.put("units left of " + id, (long) line.quantityRefundable());
      expected.put("left of " + id, left);
      actual.put("left of " + id, line.refundable());
    }
  }
}
