package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.PaymentRoom;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.QuotedPart;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Worth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to a request: what it would give back, from which payments, and what the policy
 * says of it.
 *
 * @param parts how each line and the shipping came to its figure; empty for a payment refund
 * @param payments what each payment could give, and what keeps it from giving more
 * @param cappedBy what lowered a computed amount, the words of {@link dev.refundkit.quote.Cap};
 *     often empty
 * @param maxRefundable the most that would pass for these parts, minor units
 * @param requestedTotal the total that the caller named, only where the quote's is another
 */
public record QuoteDocument(
    List<Item> items,
    RefundDocument.Amounts amounts,
    List<Payout> payouts,
    List<Part> parts,
    List<Room> payments,
    DecisionDocument decision,
    List<String> cappedBy,
    long maxRefundable,
    @JsonInclude(NON_NULL) @Nullable Long requestedTotal)
    implements Document {

  public QuoteDocument {
    items = List.copyOf(items);
    payouts = List.copyOf(payouts);
    parts = List.copyOf(parts);
    payments = List.copyOf(payments);
    cappedBy = List.copyOf(cappedBy);
  }

  /**
   * Units of one line.
   *
   * @param refundAmount value without tax, minor units
   */
  public record Item(
      String lineItemId, String productId, String productName, int quantity, long refundAmount) {

    private static Item from(SaleLine line, LineShare share) {
      return new Item(
          line.id(),
          line.productId(),
          line.productName(),
          share.units().count(),
          share.worth().value());
    }
  }

  /** The share that would draw on one payment, minor units. */
  public record Payout(String paymentId, long amount) {}

  /**
   * How one line, or the shipping, came to its figure.
   *
   * @param lineItemId absent for the shipping
   * @param given what it gives
   * @param unitsWorth what the units are worth, whatever was given before; 0 for value only
   * @param most the most that it could give now
   * @param cappedBy what lowered a computed figure; often empty
   */
  public record Part(
      @JsonInclude(NON_NULL) @Nullable String lineItemId,
      int quantity,
      Figure given,
      Figure unitsWorth,
      Figure most,
      List<String> cappedBy) {

    public Part {
      cappedBy = List.copyOf(cappedBy);
    }

    private static Part from(Sale sale, QuotedPart part) {
      String line = part.lineId();
      List<TaxPart> names =
          line == null ? sale.shipping().taxes() : sale.line(line).orElseThrow().taxes();
      return new Part(
          line,
          part.units().count(),
          Figure.of(part.given(), names),
          Figure.of(part.unitsWorth(), names),
          Figure.of(part.most(), names),
          RefundWriting.words(part.cappedBy()));
    }
  }

  /**
   * Minor units, value and tax apart.
   *
   * @param taxes each tax under its name, where the sale states several
   */
  public record Figure(long value, long tax, @JsonInclude(NON_EMPTY) Map<String, Long> taxes) {

    private static Figure of(Worth worth, List<TaxPart> names) {
      Map<String, Long> taxes = new LinkedHashMap<>();
      for (int i = 0; i < names.size() && names.size() > 1; i++) {
        taxes.put(names.get(i).name(), worth.tax(i));
      }
      return new Figure(worth.value(), worth.tax(), taxes);
    }
  }

  /** What one payment could give, minor units. */
  public record Room(String paymentId, long refundable, long disputed, long refundedElsewhere) {}

  static QuoteDocument from(Proposal proposal) {
    Quote quote = proposal.quote();
    return new QuoteDocument(
        quote.allocation().lines().stream()
            .map(share -> Item.from(proposal.sale().line(share.lineId()).orElseThrow(), share))
            .toList(),
        RefundWriting.amounts(quote.allocation(), proposal.sale().currency().code()),
        quote.payouts().stream().map(p -> new Payout(p.paymentId(), p.amount())).toList(),
        quote.parts().stream().map(part -> Part.from(proposal.sale(), part)).toList(),
        quote.rooms().stream().map(QuoteDocument::room).toList(),
        DecisionDocument.of(proposal),
        RefundWriting.words(quote.cappedBy()),
        quote.maxRefundable(),
        RefundWriting.otherThan(quote.total(), quote.named()));
  }

  private static Room room(PaymentRoom room) {
    return new Room(room.paymentId(), room.refundable(), room.disputed(), room.refundedElsewhere());
  }
}
