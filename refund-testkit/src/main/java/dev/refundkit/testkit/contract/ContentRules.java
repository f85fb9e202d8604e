package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.RecentRequest;
import dev.refundkit.ledger.Usage;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundType;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.RefundWithLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes back (ST18), and which refund a payout leads to (ST17). */
abstract class ContentRules extends StoreRules {

  ContentRules(RefundStoreContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("ST18: refunds come back equal, in currencies of 0, 2 and 3 decimals")
  @LookAt("Maybe a component is not stored, or times, numbers or texts lose something.")
  void refundsComeBackEqual() {
    for (String currency : List.of("JPY", "USD", "KWD")) {
      Made.Life life = Made.life(IsoCurrency.of(currency));
      for (Refund stage : List.of(life.approved(), life.completed())) {
        Refund refund = RefundCopy.of(stage).ofOrder(ORDER).id(currency).build();
        stored(next().refund(refund));
        Refund back = store.refund(currency).orElseThrow();
        assertEquals(refund, back, "a refund in " + currency);
        assertEquals(refund.total(), back.total(), "its total");
        assertEquals(
            List.copyOf(refund.facts().metadata().keySet()),
            List.copyOf(back.facts().metadata().keySet()),
            "the order of its metadata");
      }
    }
  }

  @Test
  @DisplayName("ST18: the digits of an amount are those that it was stored with")
  @LookAt("Maybe digits are looked up by the currency's code when an amount is read.")
  void digitsAreStored() {
    IsoCurrency own = new IsoCurrency("ISK", 2);
    Ledger ledger = Ledger.open(Made.sale("isk", own));
    stored(CommitDraft.on(ledger));
    assertEquals(own, now("isk").currency(), "the ledger's currency");
  }

  @Test
  @DisplayName("ST18: ledgers come back equal, in currencies of 0, 2 and 3 decimals")
  @LookAt("Maybe a component is not stored, or a list loses its order.")
  void ledgersComeBackEqual() {
    for (String currency : List.of("JPY", "USD", "KWD")) {
      Ledger made = Made.life(IsoCurrency.of(currency)).ledger().withVersion(0);
      String payment = made.payments().get(1).paymentId();
      Ledger full =
          new Ledger(
                  "order_" + currency,
                  made.currency(),
                  0,
                  made.lines(),
                  made.shipping(),
                  Made.worth(currency),
                  made.unallocated(),
                  made.fees(),
                  made.payments(),
                  made.recent(),
                  made.usage(),
                  made.outside())
              .dispute(payment, new Dispute("d2", 7, Dispute.Stage.OPEN))
              .dispute(payment, new Dispute("d1", 9, Dispute.Stage.WON))
              .elsewhere(payment, new Elsewhere("e 1", Long.MAX_VALUE))
              .use("agent ü", Usage.Kind.APPROVED, 12, NOW)
              .remember(new RecentRequest(payment, 5, "damaged", NOW));
      stored(CommitDraft.on(full));
      assertEquals(full.withVersion(1), now("order_" + currency), "a ledger in " + currency);
    }
  }

  @Test
  @DisplayName("ST18: the refund of a stored answer comes back equal")
  @LookAt("Maybe an answer is stored as it is shown, which is less than it is.")
  void answersComeBackEqual() {
    Refund refund = Made.life(Made.USD).completed();
    Answered answer = new Answered("key/ü 👟", "f00d", refund, NOW);
    Commit commit =
        new Commit(
            Made.ledger(ORDER), null, List.of(), Set.of(), Set.of(), null, answer, List.of(), null);
    stored(store, commit);
    assertEquals(Optional.of(answer), store.answered(answer.key()), "the answer");
  }

  @Test
  @DisplayName("ST18: every status, type and state of a payout comes back")
  @LookAt("Maybe a check of the table does not know all of them.")
  void everyStateComesBack() {
    for (RefundStatus status : RefundStatus.values()) {
      keeps(copy().status(status).build());
    }
    for (RefundType type : RefundType.values()) {
      keeps(copy().type(type).build());
    }
    for (PayoutState state : PayoutState.values()) {
      keeps(copy().payouts(state).build());
    }
  }

  @Test
  @DisplayName("ST17: a refund is found by the key of each payout that it ever had")
  @LookAt("Maybe keys are taken from the first version, or only from the present one.")
  void findsTheRefundOfAPayout() {
    Refund first = Made.refund("r1", ORDER);
    stored(next().refund(first));
    Payout kept = first.payouts().get(0);
    Payout dropped = first.payouts().get(1);
    Payout later = RefundCopy.payout(kept, "r1_later", PayoutState.CLEARED);
    Refund second = RefundCopy.of(first).payouts(old -> List.of(kept, later)).build();
    stored(next().refund(second));
    stored(next().refund(Made.refund("r2", ORDER)));
    for (Payout payout : List.of(kept, dropped, later)) {
      assertEquals(
          Optional.of(second), store.refundOfPayout(payout.key()), "refund of " + payout.key());
    }
  }

  @Test
  @DisplayName("ST19: a refund comes with its sale's ledger as it is now")
  @LookAt("Maybe the ledger is kept with the refund, and not looked up.")
  void comesWithItsLedger() {
    Refund refund = Made.refund("r1", ORDER);
    stored(next().refund(refund));
    stored(next().refund(Made.refund("r2", ORDER)));
    assertEquals(
        Optional.of(new RefundWithLedger(refund, now(ORDER))), store.refundWithLedger("r1"));
    assertEquals(Optional.empty(), store.refundWithLedger("r3"), "a refund that is not there");
  }

  @Test
  @DisplayName("ST17: any other key finds no refund")
  @LookAt("Maybe keys are compared by how they begin.")
  void findsNothingElse() {
    stored(next().refund(Made.refund("r1", ORDER)));
    for (String key : List.of("r1", "r1_", "r1_00", "R1_0", "")) {
      assertEquals(Optional.empty(), store.refundOfPayout(key), "refund of \"" + key + "\"");
    }
  }

  private static RefundCopy copy() {
    return RefundCopy.of(Made.refund("r1", ORDER));
  }

  private void keeps(Refund refund) {
    stored(next().refund(refund));
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund");
  }
}
