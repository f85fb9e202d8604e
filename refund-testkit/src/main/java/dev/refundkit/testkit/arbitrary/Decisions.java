package dev.refundkit.testkit.arbitrary;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random decisions of a policy. */
public final class Decisions {

  private enum Goods {
    STAY,
    COME_BACK,
    COME_BACK_FIRST
  }

  private Decisions() {}

  /** Approvals mostly; some keep a fee, some want the goods, some wait for them. */
  public static Arbitrary<Decision> any() {
    return decisions(
        Arbitraries.frequency(
            Tuple.of(7, Outcome.APPROVE), Tuple.of(3, Outcome.REVIEW), Tuple.of(1, Outcome.REJECT)),
        fees());
  }

  /** Approvals that keep nothing and wait for nothing. */
  public static Arbitrary<Decision> approvals() {
    return Arbitraries.just(decision(Outcome.APPROVE, Goods.STAY, null, null));
  }

  private static Arbitrary<Decision> decisions(Arbitrary<Outcome> outcomes, Arbitrary<Fee> fees) {
    return Combinators.combine(
            outcomes,
            Arbitraries.frequency(
                Tuple.of(5, Goods.STAY),
                Tuple.of(1, Goods.COME_BACK),
                Tuple.of(2, Goods.COME_BACK_FIRST)),
            fees.injectNull(0.7),
            Arbitraries.integers().between(1, 30).map(Duration::ofDays).injectNull(0.5))
        .as(Decisions::decision);
  }

  private static Decision decision(
      Outcome outcome, Goods goods, @Nullable Fee fee, @Nullable Duration within) {
    return new Decision(
        outcome,
        goods != Goods.STAY,
        goods == Goods.COME_BACK_FIRST,
        fee,
        null,
        within,
        List.of(),
        List.of(Reason.of("scripted", outcome.wire(), "The test says so.")),
        ScriptedPolicy.VERSION);
  }

  private static Arbitrary<Fee> fees() {
    Arbitrary<Fee> parts =
        Combinators.combine(Arbitraries.integers().between(0, 10_000), Arbitraries.of(true, false))
            .as((points, withTax) -> new Fee(0, points, withTax));
    Arbitrary<Fee> fixed =
        Combinators.combine(Arbitraries.longs().between(0, 2_000), Arbitraries.of(true, false))
            .as((amount, withTax) -> new Fee(amount, 0, withTax));
    return Arbitraries.oneOf(parts, fixed);
  }
}
