package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a store may do wrong with the effects of a commit, and with their fates. */
final class EffectFlaws {

  private EffectFlaws() {}

  private static final Instant EVER = Instant.parse("2999-01-01T00:00:00Z");

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of(
            "new effects come before the update",
            Broken.commits(
                c -> keeping(c, e -> c.update() == null || !e.key().equals(c.update().key()))),
            "updateBeforeNew"),
        of(
            "new effects come before those dropped",
            Broken.commits(c -> keeping(c, e -> !c.dropped().contains(e.key()))),
            "droppedBeforeNew"),
        of(
            "an effect that is dropped and wanted stays",
            Broken.commits(EffectFlaws::droppingWhatIsNotWanted),
            "droppedAndOpenedAgain"),
        of("new effects are hurried", EffectFlaws::hurriesLast, "hurriedBeforeNew"),
        of(
            "nothing is hurried",
            Broken.commits(c -> Broken.with(c, c.effects(), c.dropped(), Set.of())),
            "hurriedIsDue",
            "updateBeforeHurried",
            "hurriedWhileClaimed"),
        of("a hurry lasts", EffectFlaws::hurriesForEver, "aHurryCountsOnce"),
        of(
            "nothing is dropped",
            Broken.commits(c -> Broken.with(c, c.effects(), Set.of(), c.hurried())),
            "droppedIsGone"),
        of(
            "new effects are written over open ones",
            Broken.commits(EffectFlaws::overwriting),
            "openStays",
            "heldStays"),
        of("what was given up stays so", EffectFlaws::givenUpForEver, "givenUpIsOpenedAnew"),
        of("unknown keys are an error", EffectFlaws::strict, "unknownKeysAreNoFault"),
        of(
            "what is done is freed",
            fate(EffectUpdate.Fate.DONE, EffectUpdate.Fate.AGAIN, Instant.EPOCH),
            "doneIsClosed"),
        of(
            "the time of the next try is forgotten",
            fate(EffectUpdate.Fate.AGAIN, EffectUpdate.Fate.AGAIN, Instant.EPOCH),
            "againIsDueLater"),
        of(
            "what was given up is due in a thousand years",
            fate(EffectUpdate.Fate.GIVEN_UP, EffectUpdate.Fate.AGAIN, EVER),
            "givenUpIsListed",
            "givenUpEffects"),
        of(
            "what was given up is due much later",
            fate(
                EffectUpdate.Fate.GIVEN_UP,
                EffectUpdate.Fate.AGAIN,
                Made.NOW.plus(Duration.ofDays(30))),
            "givenUpIsNotClaimed"),
        of(
            "what is kept is freed",
            fate(EffectUpdate.Fate.KEPT, EffectUpdate.Fate.AGAIN, Instant.EPOCH),
            "keptStays"),
        of("what is kept is not checked", EffectFlaws::keptUnchecked, "keptIsChecked"),
        of(
            "commits keep what is not done",
            Broken.commits(EffectFlaws::keepingWhatIsNotDone),
            "commitsBringAboutFates"));
  }

  private static UnaryOperator<RefundStore> fate(
      EffectUpdate.Fate of, EffectUpdate.Fate as, Instant again) {
    return Broken.updates(u -> u.fate() == of ? Broken.as(u, as, again) : u);
  }

  private static Commit keeping(Commit c, Predicate<Effect> wanted) {
    List<Effect> effects = c.effects().stream().filter(wanted).toList();
    return Broken.with(c, effects, c.dropped(), c.hurried());
  }

  private static Commit droppingWhatIsNotWanted(Commit c) {
    Set<String> dropped = new HashSet<>(c.dropped());
    c.effects().forEach(effect -> dropped.remove(effect.key()));
    return Broken.with(c, c.effects(), dropped, c.hurried());
  }

  private static Commit overwriting(Commit c) {
    Set<String> dropped = new HashSet<>(c.dropped());
    c.effects().forEach(effect -> dropped.add(effect.key()));
    return Broken.with(c, c.effects(), dropped, c.hurried());
  }

  private static Commit keepingWhatIsNotDone(Commit c) {
    EffectUpdate update = c.update();
    return update == null || update.fate() == EffectUpdate.Fate.DONE
        ? c
        : Broken.with(c, Broken.as(update, EffectUpdate.Fate.KEPT, null));
  }

  private static RefundStore hurriesLast(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public CommitResult commit(Commit c) {
        CommitResult result = to.commit(c);
        if (result == CommitResult.STORED && !c.hurried().isEmpty()) {
          Ledger now = to.ledger(c.ledger().saleId()).orElseThrow();
          to.commit(
              new Commit(now, null, List.of(), Set.of(), c.hurried(), null, null, List.of(), null));
        }
        return result;
      }
    };
  }

  private static RefundStore hurriesForEver(RefundStore store) {
    Set<String> hurried = new HashSet<>();
    RefundStore updates =
        Broken.updates(
                u ->
                    u.fate() == EffectUpdate.Fate.AGAIN && hurried.contains(u.key())
                        ? Broken.as(u, u.fate(), Instant.EPOCH)
                        : u)
            .apply(store);
    return new PassingStore(updates) {
      @Override
      public CommitResult commit(Commit commit) {
        hurried.addAll(commit.hurried());
        return to.commit(commit);
      }
    };
  }

  private static RefundStore givenUpForEver(RefundStore store) {
    Set<String> givenUp = new HashSet<>();
    RefundStore commits =
        Broken.commits(c -> keeping(c, e -> !givenUp.contains(e.key()))).apply(store);
    return new PassingStore(commits) {
      @Override
      public boolean update(EffectUpdate update) {
        if (update.fate() == EffectUpdate.Fate.GIVEN_UP) {
          givenUp.add(update.key());
        }
        return to.update(update);
      }
    };
  }

  private static RefundStore strict(RefundStore store) {
    Set<String> known = new HashSet<>();
    return Broken.commits(
            c -> {
              c.effects().forEach(effect -> known.add(effect.key()));
              if (!known.containsAll(c.dropped())) {
                throw new IllegalStateException("no such effect: " + c.dropped());
              }
              return c;
            })
        .apply(store);
  }

  private static RefundStore keptUnchecked(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public boolean update(EffectUpdate update) {
        return update.fate() == EffectUpdate.Fate.KEPT || to.update(update);
      }
    };
  }
}
