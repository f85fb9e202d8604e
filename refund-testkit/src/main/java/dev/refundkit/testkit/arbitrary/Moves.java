package dev.refundkit.testkit.arbitrary;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Command;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.Portion;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random moves of a story. */
public final class Moves {

  private Moves() {}

  /**
   * Everything that can be asked or happen.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<Move> any(Arbitrary<String> reasons) {
    return Arbitraries.frequencyOf(
        Tuple.of(12, asks(reasons)),
        Tuple.of(3, paymentAsks(reasons)),
        Tuple.of(1, repeats()),
        Tuple.of(6, commands()),
        Tuple.of(5, goods()),
        Tuple.of(6, runs()),
        Tuple.of(2, reports()),
        Tuple.of(1, resolutions()),
        Tuple.of(3, outside()));
  }

  /** Requests of the order, decided in any way. */
  public static Arbitrary<Move> asks(Arbitrary<String> reasons) {
    return Combinators.combine(OrderAsks.any(reasons), Decisions.any(), keyed()).as(Move.Ask::new);
  }

  /** Requests of the order that name no amount, all approved. */
  public static Arbitrary<Move> plainAsks(Arbitrary<String> reasons) {
    return Combinators.combine(OrderAsks.plain(reasons), Decisions.approvals(), keyed())
        .as(Move.Ask::new);
  }

  private static Arbitrary<Boolean> keyed() {
    return Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
  }

  /** Requests of payments, decided in any way. */
  public static Arbitrary<Move> paymentAsks(Arbitrary<String> reasons) {
    return Combinators.combine(
            which(), Portions.any().injectNull(0.2), reasons, Decisions.any(), answers(), keyed())
        .as(Move.AskPayment::new);
  }

  private static Arbitrary<Move> repeats() {
    return Combinators.combine(which(), Arbitraries.of(false, true)).as(Move.Again::new);
  }

  /** What people ask of refunds. */
  public static Arbitrary<Move> commands() {
    return Combinators.combine(
            which(),
            Arbitraries.frequency(
                Tuple.of(3, Command.APPROVE),
                Tuple.of(1, Command.REJECT),
                Tuple.of(2, Command.CANCEL),
                Tuple.of(2, Command.PROCESS),
                Tuple.of(2, Command.CLOSE_RETURN),
                Tuple.of(4, Command.RETRY),
                Tuple.of(3, Command.REDIRECT)),
            Arbitraries.of(true, true, true, false))
        .as(Move.Act::new);
  }

  /** Goods that arrive, and goods that were looked at. */
  public static Arbitrary<Move> goods() {
    Arbitrary<Move> arrive =
        Combinators.combine(
                which(),
                which(),
                Portions.any(),
                Arbitraries.of(Condition.SELLABLE, Condition.DAMAGED, Condition.UNKNOWN))
            .as(Move.Arrive::new);
    Arbitrary<Move> look =
        Combinators.combine(
                which(),
                which(),
                Portions.any(),
                Arbitraries.of(Condition.SELLABLE, Condition.DAMAGED))
            .as(Move.LookAt::new);
    return Arbitraries.frequencyOf(Tuple.of(3, arrive), Tuple.of(1, look));
  }

  /** Runs of effects. */
  public static Arbitrary<Move> runs() {
    return Combinators.combine(pauses(), answers()).as(Move.Run::new);
  }

  private static Arbitrary<Duration> pauses() {
    return Arbitraries.of(0, 0, 0, 2, 61, 1_500).map(Duration::ofMinutes);
  }

  private static Arbitrary<List<ScriptedAnswer>> answers() {
    Arbitrary<ScriptedAnswer> good = Arbitraries.just(ScriptedAnswer.SUCCEEDED);
    Arbitrary<ScriptedAnswer> bad =
        Arbitraries.of(
            ScriptedAnswer.declined("insufficient_funds"),
            ScriptedAnswer.declined("account_closed"),
            ScriptedAnswer.PENDING,
            ScriptedAnswer.NOT_ATTEMPTED,
            ScriptedAnswer.TIMEOUT_DONE,
            ScriptedAnswer.TIMEOUT_LOST);
    return Arbitraries.frequencyOf(Tuple.of(3, good), Tuple.of(2, bad))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Move> reports() {
    return Combinators.combine(which(), Arbitraries.of(true, false)).as(Move.Report::new);
  }

  private static Arbitrary<Move> resolutions() {
    return Combinators.combine(which(), Arbitraries.of(true, false)).as(Move.Resolve::new);
  }

  /** Disputes, refunds made elsewhere and later captures. */
  public static Arbitrary<Move> outside() {
    Arbitrary<Portion> amounts =
        Combinators.combine(
                Arbitraries.integers().between(1, 600), Arbitraries.integers().between(0, 1))
            .as(Portion::new);
    Arbitrary<Move> disputes =
        Combinators.combine(
                which(),
                Arbitraries.integers().between(1, 2),
                amounts,
                Arbitraries.of(Dispute.Stage.class))
            .as(Move.DisputePayment::new);
    Arbitrary<Move> elsewhere =
        Combinators.combine(which(), Arbitraries.integers().between(1, 2), amounts)
            .as(Move.GiveElsewhere::new);
    Arbitrary<Move> captures = Combinators.combine(which(), amounts).as(Move.Capture::new);
    return Arbitraries.oneOf(disputes, disputes, elsewhere, captures);
  }

  private static Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 5);
  }
}
