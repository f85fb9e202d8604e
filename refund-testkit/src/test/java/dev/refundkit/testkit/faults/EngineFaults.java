package dev.refundkit.testkit.faults;

import static dev.refundkit.testkit.faults.PlantedFault.calling;
import static dev.refundkit.testkit.faults.PlantedFault.deaf;
import static dev.refundkit.testkit.faults.PlantedFault.in;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Payout;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.RefundStore;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The defects of the engine that the simulation or the crashes must find, each by itself. */
final class EngineFaults {

  private static final String ENGINE = "dev.refundkit.engine.";
  private static final String RUNNER = ENGINE + "EffectRunner";
  private static final String STEPS = ENGINE + "PayoutSteps";
  private static final String COMMITS = ENGINE + "Commits";
  private static final String OUTSIDE = ENGINE + "OutsideFacts";
  private static final String COMPARISON = ENGINE + "Reconciler$Comparison";
  private static final String STORE = ENGINE + "InMemoryRefundStore";
  private static final String EFFECTS = ENGINE + "InMemoryEffects";
  private static final String INTAKE = ENGINE + "Intake";
  private static final String REFUND = "dev.refundkit.refund.";
  private static final String PAYOUTS = REFUND + "Payouts";
  private static final String DRAFT = REFUND + "Draft";

  private EngineFaults() {}

  static Stream<PlantedFault> all() {
    return Stream.concat(others(), order().stream());
  }

  /** Histories show them soonest. */
  static Stream<PlantedFault> others() {
    return Stream.of(
            keys(),
            outcomes(),
            ages(),
            leases(),
            store(),
            notices(),
            lives(),
            goods(),
            persons(),
            books(),
            requests())
        .flatMap(List::stream);
  }

  private static PlantedFault wrong(
      String className,
      ElementMatcher<? super MethodDescription> caller,
      ElementMatcher<? super MethodDescription> callee,
      String instead,
      String name) {
    return calling(
        className, caller, callee, PlantedFault.method(EngineWrong.class, instead), name);
  }

  private static PlantedFault wrong(
      String className, String caller, String callee, String instead, String name) {
    return wrong(className, named(caller), named(callee), instead, name);
  }

  private static List<PlantedFault> keys() {
    ElementMatcher<MethodDescription> order = named("of").and(isDeclaredBy(PayoutOrder.class));
    return List.of(
        wrong(STEPS, named("call"), order, "newKeyAgain", "a repeat goes out under a new key"),
        wrong(STEPS, named("lookup"), order, "underItsId", "the lookup asks about another key"),
        in(ENGINE + "PayoutKeys", "of", EngineAdvice.CutOff.class, "long keys are cut off"),
        wrong(PAYOUTS, "payAgain", "apply", "keyOfTheFirst", "a retry keeps the first key"),
        wrong(RUNNER, "restock", "effect", "ofThisClaim", "each try restocks under a new key"),
        wrong(RUNNER, "tell", "effect", "ofThisClaim", "each try tells under a new key"),
        wrong(RUNNER, "label", "effect", "ofThisClaim", "each try makes a label of its own"),
        in(DRAFT, wanting(), EngineAdvice.OneParcelALine.class, "parcels of a line share a key"),
        in(
            "dev.refundkit.spi.PayoutOrder",
            "of",
            EngineAdvice.OfAll.class,
            "each payout pays the refund's total"),
        in(
            "dev.refundkit.spi.PayoutOrder",
            "of",
            EngineAdvice.OfTheFirstPayment.class,
            "all payouts draw on the first payment"));
  }

  private static ElementMatcher<MethodDescription> wanting() {
    return named("want").and(takesArguments(5));
  }

  private static List<PlantedFault> outcomes() {
    return List.of(
        in(STEPS, "call", EngineAdvice.UnknownIsDeclined.class, "a time-out counts as declined"),
        in(STEPS, "call", EngineAdvice.UnknownIsPaid.class, "a time-out counts as paid"),
        in(STEPS, "outcomeOf", EngineAdvice.PendingIsPaid.class, "pending counts as paid"),
        in(STEPS, "outcomeOf", EngineAdvice.PendingIsDeclined.class, "pending counts as declined"),
        in(STEPS, "notFound", EngineAdvice.AlwaysDeclined.class, "not found counts as declined"),
        in(
            STEPS,
            "lookup",
            EngineAdvice.NoAnswerIsDeclined.class,
            "a lookup without answer counts as declined"),
        in(STEPS, "enquire", EngineAdvice.SentAgainUnasked.class, "what is unknown is sent again"),
        wrong(
            STEPS,
            "send",
            "sentAt",
            "neverSent",
            "that a repeat did nothing counts for the first call"),
        in(
            STEPS,
            "updateFor",
            EngineAdvice.UnknownIsClosed.class,
            "nobody asks what became of a time-out"),
        in(
            STEPS,
            "updateFor",
            EngineAdvice.PendingIsClosed.class,
            "nobody asks what became of a pending payout"));
  }

  private static List<PlantedFault> ages() {
    return List.of(
        in(STEPS, "stillInTime", EngineAdvice.Yes.class, "the age of a key is not checked twice"),
        in(STEPS, "keyLives", EngineAdvice.Yes.class, "keys live for ever"),
        in(
            REFUND + "Payout",
            "sending",
            EngineAdvice.SentAnew.class,
            "each call begins a key's life anew"),
        in(
            STEPS,
            "keyLives",
            EngineAdvice.LivesBeforeItsTime.class,
            "a clock that went back gives a key its life back"),
        wrong(
            DRAFT,
            isConstructor(),
            named("isBefore"),
            "notBefore",
            "a clock that went back is written down"));
  }

  /** What is stored one by one: crashes show it soonest. */
  static List<PlantedFault> order() {
    ElementMatcher<MethodDescription> commit = named("commit").and(isDeclaredBy(RefundStore.class));
    return List.of(
        wrong(STEPS, "send", "change", "notStored", "sending is not stored before the call"),
        in(COMMITS, "change", EngineAdvice.ClosedFirst.class, "an effect is closed too early"),
        in(COMMITS, "change", EngineAdvice.ClosedLast.class, "an effect is closed too late"),
        wrong(COMMITS, named("run"), commit, "effectsLater", "effects are stored by themselves"),
        wrong(COMMITS, named("run"), commit, "answerLater", "an answer is stored by itself"),
        wrong(COMMITS, named("run"), commit, "refundLater", "a ledger is stored by itself"),
        wrong(
            COMMITS,
            nameStartsWith("lambda$change$"),
            named("refundWithLedger"),
            "oneAfterTheOther",
            "the ledger is read after the refund"));
  }

  private static List<PlantedFault> leases() {
    return List.of(
        in(EFFECTS, "fenced", EngineAdvice.No.class, "there are no fences"),
        in(EFFECTS, "fenced", EngineAdvice.KeptIsNotFenced.class, "sending is not fenced"),
        in(EFFECTS, "fenced", EngineAdvice.LateResultsCount.class, "late results are stored"),
        in(EFFECTS, "hold", EngineAdvice.FencesRepeat.class, "fences repeat"),
        in(EFFECTS + "$Open", "free", EngineAdvice.LeasesDoNotHold.class, "leases do not hold"),
        in(EFFECTS + "$Open", "free", EngineAdvice.LeasesDoNotEnd.class, "leases do not end"));
  }

  private static List<PlantedFault> store() {
    return List.of(
        deaf(
            STORE,
            named("version").and(isDeclaredBy(Ledger.class)),
            "the version of a sale is not compared"),
        wrong(
            EFFECTS,
            named("apply"),
            named("dropped").and(isDeclaredBy(Commit.class)),
            "none",
            "dropped effects stay open"),
        in(
            EFFECTS,
            named("apply").and(takesArgument(0, EffectUpdate.class)),
            EngineAdvice.DoneStaysOpen.class,
            "what is done stays open"),
        in(STORE, "commit", EngineAdvice.SometimesOnlySaid.class, "some commits are only said"),
        wrong(STORE, "commit", "containsKey", "absent", "a key is answered twice"));
  }

  private static List<PlantedFault> notices() {
    return List.of(
        wrong(RUNNER, "recheck", "lookup", "believed", "a notice is believed unasked"),
        in(
            REFUND + "Refund",
            "recheck",
            EngineAdvice.OneLookAPayout.class,
            "a notice during a lookup is lost"),
        in(PAYOUTS, "succeed", Faults.ReleasedIsSkipped.class, "a late payment is ignored"),
        in(PAYOUTS, "decline", EngineAdvice.ReversalIsIgnored.class, "a reversal is ignored"),
        in(
            OUTSIDE,
            named("hint").and(takesArguments(3)),
            Faults.NoKey.class,
            "a notice that comes twice counts twice"));
  }

  private static List<PlantedFault> lives() {
    ElementMatcher<MethodDescription> state = named("state").and(isDeclaredBy(Payout.class));
    return List.of(
        wrong(PAYOUTS, "decline", "release", "stillReserved", "a decline keeps the reservation"),
        wrong(
            REFUND + "Refund",
            nameStartsWith("lambda$cancel$"),
            named("sentAt"),
            "neverSent",
            "what was sent is cancelled"),
        in(
            REFUND + "RefundStatus",
            "allows",
            EngineAdvice.RetriedTooEarly.class,
            "what is under way is retried"),
        wrong(PAYOUTS, named("payAgain"), state, "released", "a retry pays everything again"),
        in(DRAFT, "releaseAll", Faults.NotDone.class, "what is withdrawn still holds"));
  }

  private static List<PlantedFault> goods() {
    return List.of(
        in(DRAFT, "arrivedUnits", EngineAdvice.NothingArrived.class, "units come back twice"),
        in(DRAFT, wanting(), EngineAdvice.NeverWanted.class, "a return never ends"),
        wrong(
            REFUND + "Goods",
            "putBackUnshipped",
            "shipped",
            "unshipped",
            "units go back that never came"),
        wrong(
            RUNNER, "restock", "restock", "restockSomehow", "a restock that fails counts as done"),
        wrong(
            RUNNER,
            named("tell"),
            named("tell").and(isDeclaredBy(Notifier.class)),
            "tellSomehow",
            "a notice that fails counts as told"));
  }

  private static List<PlantedFault> persons() {
    ElementMatcher<MethodDescription> state = named("state").and(isDeclaredBy(Payout.class));
    return List.of(
        in(ENGINE + "Guard", "fourEyes", EngineAdvice.NoRefusal.class, "two eyes are enough"),
        wrong(
            ENGINE + "Commands",
            nameStartsWith("lambda$resolve$"),
            state,
            "needsAttention",
            "people settle what is under way"),
        wrong(RUNNER, "later", "givenUp", "closed", "effects are given up in silence"),
        in(
            EFFECTS,
            named("attention").and(takesArguments(0)),
            EngineAdvice.Nobody.class,
            "nobody sees what was given up"),
        wrong(RUNNER, "later", "again", "triedNever", "tries are not counted"),
        wrong(STEPS, "settle", "attempts", "firstTry", "tries of payouts are not counted"));
  }

  private static List<PlantedFault> books() {
    return List.of(
        in(
            OUTSIDE,
            "booked",
            EngineAdvice.AnotherReferenceEachTime.class,
            "each comparison records refunds by hand anew"),
        wrong(
            COMPARISON,
            "compare",
            "refundOfPayout",
            "unknownKey",
            "our own payouts count as made outside"),
        in(
            COMPARISON,
            "ask",
            Faults.ReleasedIsSkipped.class,
            "payments of released payouts are not compared"),
        in(COMPARISON, "ownBook", Faults.NotDone.class, "what the processor lacks is not asked"));
  }

  private static List<PlantedFault> requests() {
    return List.of(
        in(INTAKE, "take", Faults.NoKey.class, "the idempotency key is ignored"),
        wrong(INTAKE + "$Key", "replay", "equals", "alike", "a key answers any request"),
        wrong(
            INTAKE,
            "takeOnce",
            "answered",
            "answeredNow",
            "a repeat is answered with what is now"));
  }
}
