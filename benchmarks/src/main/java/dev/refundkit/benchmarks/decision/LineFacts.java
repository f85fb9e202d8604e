package dev.refundkit.benchmarks.decision;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.SaleLine;
import java.util.Set;

/** What the hand-written rules look at of a line that a request takes. Amounts are minor units. */
final class LineFacts {

  private final RefundFacts refund;
  private final SaleLine line;
  private final LineShare share;
  private final String category;

  LineFacts(RefundFacts refund, SaleLine line, LineShare share) {
    this.refund = refund;
    this.line = line;
    this.share = share;
    this.category = refund.category(line.category());
  }

  RefundType type() {
    return refund.type();
  }

  String reason() {
    return refund.reason();
  }

  boolean delivered() {
    return refund.delivered();
  }

  int ageDays() {
    return refund.ageDays();
  }

  String category() {
    return category;
  }

  Set<String> tags() {
    return line.tags();
  }

  boolean shipped() {
    return line.shipped();
  }

  int quantity() {
    return share.units().count();
  }

  /** Value and tax that the refund takes of the line. */
  long amount() {
    return share.worth().total();
  }

  long limit(String name) {
    return refund.limit(name);
  }

  /** A number of days for the line's category. */
  int days(String name) {
    return refund.days(name, category);
  }
}
