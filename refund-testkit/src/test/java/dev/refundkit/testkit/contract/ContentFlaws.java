package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.Usage;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a store may lose of what it keeps. */
final class ContentFlaws {

  private ContentFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of(
            "times lose their nanoseconds",
            Broken.refunds(ContentFlaws::rounded),
            "refundsComeBackEqual"),
        of("digits are looked up", Broken.ledgers(ContentFlaws::digitsLookedUp), "digitsAreStored"),
        of(
            "used limits are lost",
            Broken.ledgers(ContentFlaws::withoutUsage),
            "ledgersComeBackEqual"),
        of(
            "the time of an answer is lost",
            Broken.answers(
                (store, a) -> new Answered(a.key(), a.fingerprint(), a.refund(), Instant.EPOCH)),
            "answersComeBackEqual"),
        of(
            "the ledger is kept with the refund",
            ContentFlaws::keepsItsLedger,
            "comesWithItsLedger"),
        of(
            "a withdrawn refund is a rejected one",
            Broken.refunds(
                r ->
                    r.status() == RefundStatus.CANCELLED
                        ? RefundCopy.of(r).status(RefundStatus.REJECTED).build()
                        : r),
            "everyStateComesBack"));
  }

  private static RefundStore keepsItsLedger(RefundStore store) {
    return new PassingStore(store) {
      private final Map<String, RefundWithLedger> kept = new ConcurrentHashMap<>();

      @Override
      public CommitResult commit(Commit commit) {
        CommitResult result = to.commit(commit);
        Refund refund = commit.refund();
        if (result == CommitResult.STORED && refund != null) {
          Ledger after = commit.ledger().withVersion(commit.ledger().version() + 1);
          kept.put(refund.id(), new RefundWithLedger(refund, after));
        }
        return result;
      }

      @Override
      public Optional<RefundWithLedger> refundWithLedger(String refundId) {
        return Optional.ofNullable(kept.get(refundId));
      }
    };
  }

  private static Refund rounded(Refund refund) {
    return RefundCopy.of(refund)
        .changedAt(refund.updatedAt().truncatedTo(ChronoUnit.MICROS))
        .build();
  }

  private static Ledger digitsLookedUp(Ledger ledger) {
    return copy(ledger, IsoCurrency.of(ledger.currency().code()), ledger.usage());
  }

  private static Ledger withoutUsage(Ledger ledger) {
    return copy(ledger, ledger.currency(), List.of());
  }

  private static Ledger copy(Ledger ledger, IsoCurrency currency, List<Usage> usage) {
    return new Ledger(
        ledger.saleId(),
        currency,
        ledger.version(),
        ledger.lines(),
        ledger.shipping(),
        ledger.shippingWhole(),
        ledger.unallocated(),
        ledger.fees(),
        ledger.payments(),
        ledger.recent(),
        usage,
        ledger.outside());
  }
}
