package dev.refundkit.ledger;

import dev.refundkit.money.Split;
import dev.refundkit.sale.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The balance row of one payment, in minor units. Always: {@code reserved} is the sum of its
 * payouts that hold money, {@code refunded} the sum of those that are done.
 *
 * @param captured as the sale last stated it
 * @param reserved held by payouts in flight
 * @param refunded given back by payouts that are done
 * @param refundsCount how many payouts are done
 * @param disputes reported disputes, each id once
 * @param elsewhere recorded refunds made outside, each reference once
 * @param statedDisputed what the sale last stated as disputed
 * @param statedElsewhere what the sale last stated as refunded elsewhere
 */
public record PaymentBalance(
    String paymentId,
    long captured,
    long reserved,
    long refunded,
    int refundsCount,
    List<Dispute> disputes,
    List<Elsewhere> elsewhere,
    long statedDisputed,
    long statedElsewhere) {

  /** The id of the dispute that a host means when it names none. */
  public static final String ONLY_DISPUTE = "dispute";

  /** The reference of what the sale itself states as refunded elsewhere; nobody else's. */
  public static final String STATED_BY_SALE = "stated by the sale";

  public PaymentBalance {
    disputes = List.copyOf(disputes);
    elsewhere = List.copyOf(elsewhere);
  }

  static PaymentBalance open(Payment payment) {
    return new PaymentBalance(payment.id(), 0, 0, 0, 0, List.of(), List.of(), 0, 0).follow(payment);
  }

  /**
   * Takes over what the host now states of the payment; only what changed since the last time moves
   * anything.
   */
  PaymentBalance follow(Payment payment) {
    PaymentBalance next = this;
    if (payment.disputed() != statedDisputed) {
      next = next.stated(payment.disputed());
    }
    if (payment.refundedElsewhere() != statedElsewhere) {
      next = next.withElsewhere(new Elsewhere(STATED_BY_SALE, payment.refundedElsewhere()));
    }
    return new PaymentBalance(
        paymentId,
        payment.captured(),
        reserved,
        refunded,
        refundsCount,
        next.disputes,
        next.elsewhere,
        payment.disputed(),
        payment.refundedElsewhere());
  }

  /**
   * A dispute that is lost stays lost, whatever the sale states later; it can only have been
   * larger.
   */
  private PaymentBalance stated(long amount) {
    Dispute lost =
        disputes.stream()
            .filter(d -> d.id().equals(ONLY_DISPUTE) && d.stage() == Dispute.Stage.LOST)
            .findFirst()
            .orElse(null);
    if (lost != null) {
      return withDispute(new Dispute(ONLY_DISPUTE, Math.max(lost.amount(), amount), lost.stage()));
    }
    Dispute.Stage stage = amount > 0 ? Dispute.Stage.OPEN : Dispute.Stage.WON;
    return withDispute(new Dispute(ONLY_DISPUTE, amount, stage));
  }

  /**
   * What may still be taken: captured less reserved, refunded, disputed and elsewhere, never below
   * 0.
   */
  public long room() {
    return Math.max(0, free(Split.add(disputed(), refundedElsewhere())));
  }

  /** The same balance as if no dispute held anything, to see what only a dispute refuses (R3). */
  public PaymentBalance withoutDisputes() {
    return new PaymentBalance(
        paymentId,
        captured,
        reserved,
        refunded,
        refundsCount,
        List.of(),
        elsewhere,
        statedDisputed,
        statedElsewhere);
  }

  /**
   * By how much outside facts and payouts together exceed what was captured; more than 0 needs a
   * person.
   */
  public long excess() {
    return Math.max(0, -free(Split.add(disputed(), refundedElsewhere())));
  }

  public long disputed() {
    long sum = 0;
    for (Dispute dispute : disputes) {
      sum = Split.add(sum, dispute.held());
    }
    return sum;
  }

  public long refundedElsewhere() {
    long sum = 0;
    for (Elsewhere entry : elsewhere) {
      sum = Split.add(sum, entry.amount());
    }
    return sum;
  }

  /** Whether a dispute or an inquiry is undecided. */
  public boolean inDispute() {
    for (Dispute dispute : disputes) {
      if (dispute.stage() == Dispute.Stage.OPEN || dispute.stage() == Dispute.Stage.INQUIRY) {
        return true;
      }
    }
    return false;
  }

  /** Captured less everything else; negative where outside facts exceed it. */
  private long free(long outside) {
    long own = captured - reserved - refunded;
    return own < 0 && outside > Long.MAX_VALUE + own ? -Long.MAX_VALUE : own - outside;
  }

  PaymentBalance reserve(long amount) {
    return with(reserved + amount, refunded, refundsCount);
  }

  PaymentBalance release(long amount) {
    return with(reserved - amount, refunded, refundsCount);
  }

  PaymentBalance settle(long amount) {
    return with(reserved - amount, refunded + amount, refundsCount + 1);
  }

  PaymentBalance reverse(long amount) {
    return with(reserved, refunded - amount, refundsCount - 1);
  }

  /** A notice about a dispute of its own id that arrives after its decision changes nothing. */
  PaymentBalance withDispute(Dispute dispute) {
    boolean late =
        !dispute.id().equals(ONLY_DISPUTE)
            && !dispute.decided()
            && disputes.stream().anyMatch(d -> d.id().equals(dispute.id()) && d.decided());
    if (late) {
      return this;
    }
    return with(replaced(disputes, dispute, d -> d.id().equals(dispute.id())), elsewhere);
  }

  PaymentBalance withElsewhere(Elsewhere entry) {
    return with(disputes, replaced(elsewhere, entry, e -> e.reference().equals(entry.reference())));
  }

  private static <T> List<T> replaced(List<T> entries, T entry, Predicate<T> same) {
    List<T> next = new ArrayList<>(entries);
    next.removeIf(same);
    next.add(entry);
    return next;
  }

  private PaymentBalance with(long nextReserved, long nextRefunded, int count) {
    if (nextReserved < 0 || nextRefunded < 0) {
      throw new IllegalStateException(
          "payment "
              + paymentId
              + " would hold "
              + nextReserved
              + " and have refunded "
              + nextRefunded);
    }
    return new PaymentBalance(
        paymentId,
        captured,
        nextReserved,
        nextRefunded,
        count,
        disputes,
        elsewhere,
        statedDisputed,
        statedElsewhere);
  }

  private PaymentBalance with(List<Dispute> nextDisputes, List<Elsewhere> nextElsewhere) {
    return new PaymentBalance(
        paymentId,
        captured,
        reserved,
        refunded,
        refundsCount,
        nextDisputes,
        nextElsewhere,
        statedDisputed,
        statedElsewhere);
  }
}
