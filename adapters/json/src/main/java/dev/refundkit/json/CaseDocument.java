package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A past case as a line of a history: all that a policy can see of it, and nothing that names a
 * person, an order or a payment. Amounts are minor units; what is 0, false or empty is left out.
 *
 * @param at when it was decided
 * @param order what a payment refund takes of the order as a whole
 * @param paymentRefundsBefore what earlier payment refunds took of it
 */
public record CaseDocument(
    String id,
    Instant at,
    String currency,
    String type,
    String reason,
    boolean autoApprove,
    @JsonInclude(NON_DEFAULT) boolean repeat,
    @JsonInclude(NON_NULL) @Nullable Long named,
    @JsonInclude(NON_DEFAULT) boolean aboveUnits,
    @JsonInclude(NON_DEFAULT) List<String> cappedBy,
    Instant placedAt,
    @JsonInclude(NON_NULL) @Nullable Instant deliveredAt,
    Customer customer,
    @JsonInclude(NON_DEFAULT) List<Line> lines,
    @JsonInclude(NON_NULL) @Nullable Figure shipping,
    @JsonInclude(NON_NULL) @Nullable Whole order,
    @JsonInclude(NON_NULL) @Nullable Beside adjustment,
    @JsonInclude(NON_DEFAULT) List<Payment> payments,
    @JsonInclude(NON_DEFAULT) long paymentRefundsBefore)
    implements Document {

  public CaseDocument {
    cappedBy = List.copyOf(cappedBy);
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
  }

  /**
   * What was known of the customer.
   *
   * @param named whether the host named one
   * @param more facts of the host's own, as far as they were asked for
   */
  public record Customer(
      @JsonInclude(NON_DEFAULT) boolean named,
      @JsonProperty("refunds_90d") @JsonInclude(NON_NULL) @Nullable Integer refunds90d,
      @JsonInclude(NON_NULL) @Nullable Long lifetimeValue,
      @JsonInclude(NON_NULL) @Nullable BigDecimal riskScore,
      @JsonInclude(NON_DEFAULT) Map<String, Object> more) {

    private static Customer of(RefundCase refund, Set<String> facts) {
      CustomerFacts known = refund.customer();
      Map<String, Object> more = new TreeMap<>(known.more());
      more.keySet().retainAll(facts);
      boolean named = refund.sale().customerId() != null;
      return new Customer(
          named, known.refunds90d(), known.lifetimeValue(), known.riskScore(), more);
    }
  }

  /**
   * A line that the refund takes.
   *
   * @param subtotal what the whole line was sold for, before discounts and as the sale states it
   * @param sold units
   * @param quantity units that the refund takes
   * @param value that the refund takes, net of tax
   * @param tax that the refund takes
   */
  public record Line(
      String id,
      String productId,
      @JsonInclude(NON_NULL) @Nullable String sku,
      String category,
      @JsonInclude(NON_DEFAULT) Set<String> tags,
      int sold,
      long subtotal,
      @JsonInclude(NON_DEFAULT) boolean shipped,
      @JsonInclude(NON_DEFAULT) int quantity,
      @JsonInclude(NON_DEFAULT) long value,
      @JsonInclude(NON_DEFAULT) long tax) {

    private static Line of(Sale sale, LineShare share) {
      SaleLine line = sale.line(share.lineId()).orElseThrow();
      return new Line(
          line.id(),
          line.productId(),
          line.sku(),
          line.category(),
          new TreeSet<>(line.tags()),
          line.quantity(),
          line.subtotal(),
          line.shipped(),
          share.units().count(),
          share.worth().value(),
          share.worth().tax());
    }
  }

  /** Value and tax. */
  public record Figure(long value, @JsonInclude(NON_DEFAULT) long tax) {

    private static @Nullable Figure of(Worth worth) {
      return worth.isZero() ? null : new Figure(worth.value(), worth.tax());
    }
  }

  /** Value, shipping and taxes of the order as a whole. */
  public record Whole(
      @JsonInclude(NON_DEFAULT) long value,
      @JsonInclude(NON_DEFAULT) long shipping,
      @JsonInclude(NON_DEFAULT) long tax) {

    private static @Nullable Whole of(OrderShare share) {
      return share.total() == 0 ? null : new Whole(share.value(), share.shipping(), share.tax());
    }
  }

  /** What is given beside the parts, and kept of them. */
  public record Beside(
      @JsonInclude(NON_DEFAULT) long given,
      @JsonInclude(NON_DEFAULT) long feeKept,
      @JsonInclude(NON_DEFAULT) long feeReturned) {

    private static @Nullable Beside of(Adjustment a) {
      return a.equals(Adjustment.NONE) ? null : new Beside(a.given(), a.feeKept(), a.feeReturned());
    }
  }

  /**
   * How a payment stood before.
   *
   * @param gives what the refund takes of it; 0 for nothing
   */
  public record Payment(
      String type,
      @JsonInclude(NON_DEFAULT) long captured,
      @JsonInclude(NON_DEFAULT) long reserved,
      @JsonInclude(NON_DEFAULT) long refunded,
      @JsonInclude(NON_DEFAULT) long elsewhere,
      @JsonInclude(NON_DEFAULT) List<Dispute> disputes,
      @JsonInclude(NON_DEFAULT) long gives) {

    public Payment {
      disputes = List.copyOf(disputes);
    }

    private static Payment of(dev.refundkit.sale.Payment payment, Ledger ledger, Quote quote) {
      PaymentBalance balance = ledger.payment(payment.id()).orElseThrow();
      long gives =
          quote.payouts().stream()
              .filter(payout -> payout.paymentId().equals(payment.id()))
              .mapToLong(PayoutShare::amount)
              .sum();
      return new Payment(
          payment.type(),
          balance.captured(),
          balance.reserved(),
          balance.refunded(),
          balance.refundedElsewhere(),
          balance.disputes().stream()
              .map(d -> new Dispute(CaseForms.word(d.stage()), d.amount()))
              .toList(),
          gives);
    }
  }

  /** A dispute of a payment, {@code inquiry}, {@code open}, {@code won} or {@code lost}. */
  public record Dispute(String stage, long amount) {}

  static CaseDocument from(PastCase past, Set<String> customerFacts) {
    RefundCase refund = past.refund();
    Sale sale = refund.sale();
    Quote quote = refund.quote();
    return new CaseDocument(
        past.id(),
        refund.now(),
        sale.currency().code(),
        quote.type().wire(),
        refund.reason(),
        refund.autoApprove(),
        refund.repeat(),
        quote.named(),
        quote.aboveUnits(),
        RefundWriting.words(quote.cappedBy()),
        sale.placedAt(),
        sale.deliveredAt(),
        Customer.of(refund, customerFacts),
        quote.allocation().lines().stream().map(share -> Line.of(sale, share)).toList(),
        Figure.of(quote.allocation().shipping()),
        Whole.of(quote.allocation().unallocated()),
        Beside.of(quote.allocation().adjustments()),
        sale.payments().stream().map(p -> Payment.of(p, refund.ledger(), quote)).toList(),
        refund.ledger().unallocated().total());
  }
}
