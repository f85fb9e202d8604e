package dev.refundkit.testkit.contract;

import dev.refundkit.spi.RefundStore;
import java.util.List;
import java.util.stream.Stream;

/** What a store may do wrong. */
final class StoreFlaws {

  static final Flaw<RefundStore> ONE_FOR_ALL =
      Flaw.of(
          "all tenants share everything",
          store -> store,
          "othersReadNothing",
          "othersClaimNothing",
          "equalIdsStayApart",
          "tenantsShareNoBudget");

  static final Flaw<RefundStore> LOSES_ALL =
      Flaw.of(
          "a crash loses everything",
          store -> store,
          "keepsWhatWasStored",
          "lastsWithTheTransaction");

  static final Flaw<RefundStore> LOSES_CLAIMS =
      Flaw.of(
          "a crash loses what is no commit",
          store -> store,
          "keepsEffects",
          "keepsLeases",
          "keepsFences");

  private StoreFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return Stream.of(
            List.of(ONE_FOR_ALL, LOSES_ALL, LOSES_CLAIMS),
            CommitFlaws.all(),
            ThreadFlaws.all(),
            EffectFlaws.all(),
            ClaimFlaws.all(),
            ListFlaws.all(),
            BudgetFlaws.all(),
            ContentFlaws.all(),
            TransactionFlaws.all())
        .flatMap(List::stream)
        .toList();
  }
}
