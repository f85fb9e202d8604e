package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.Quote;
import dev.refundkit.sale.SaleLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to a request: what it would give back, from which payments, and what the policy
 * says of it.
 *
 * @param cappedBy what lowered a computed amount: {@code line}, {@code component}, {@code payment},
 *     {@code order}; often empty
 * @param maxRefundable the most that would pass for these parts, minor units
 * @param requestedTotal the total that the caller named, only where the quote's is another
 */
public record QuoteDocument(
    List<Item> items,
    RefundDocument.Amounts amounts,
    List<Payout> payouts,
    DecisionDocument decision,
    List<String> cappedBy,
    long maxRefundable,
    @JsonInclude(NON_NULL) @Nullable Long requestedTotal)
    implements Document {

  public QuoteDocument {
    items = List.copyOf(items);
    payouts = List.copyOf(payouts);
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

  static QuoteDocument from(Proposal proposal) {
    Quote quote = proposal.quote();
    Map<String, String> restock = new LinkedHashMap<>();
    proposal.restock().forEach((line, answer) -> restock.put(line, answer.restocking().wire()));
    return new QuoteDocument(
        quote.allocation().lines().stream()
            .map(share -> Item.from(proposal.sale().line(share.lineId()).orElseThrow(), share))
            .toList(),
        RefundWriting.amounts(quote.allocation(), proposal.sale().currency().code()),
        quote.payouts().stream().map(p -> new Payout(p.paymentId(), p.amount())).toList(),
        DecisionDocument.from(proposal.decision(), restock),
        RefundWriting.words(quote.cappedBy()),
        quote.maxRefundable(),
        RefundWriting.otherThan(quote.total(), quote.named()));
  }
}
