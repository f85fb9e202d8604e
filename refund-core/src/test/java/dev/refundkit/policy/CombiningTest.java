package dev.refundkit.policy;

import static dev.refundkit.policy.Outcome.APPROVE;
import static dev.refundkit.policy.Outcome.REJECT;
import static dev.refundkit.policy.Outcome.REVIEW;
import static dev.refundkit.policy.Restocking.DO_NOT_RESTOCK;
import static dev.refundkit.policy.Restocking.INSPECT;
import static dev.refundkit.policy.Restocking.RESTOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.PlantedFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** docs/rules-of-refunding.md, policies: combining does not depend on the order of rules. */
class CombiningTest {

  private static final PolicyVersion POLICY = new PolicyVersion("shop", "1", "abc");

  @Provide
  static Arbitrary<List<Outcome>> outcomes() {
    return Arbitraries.of(Outcome.class).list().ofMinSize(1).ofMaxSize(6);
  }

  @Property
  void reject_beats_review_beats_approve_in_any_order(@ForAll("outcomes") List<Outcome> outcomes) {
    check(Outcome::and, outcomes);
  }

  private static void check(BinaryOperator<Outcome> and, List<Outcome> outcomes) {
    Outcome expected =
        outcomes.contains(REJECT) ? REJECT : outcomes.contains(REVIEW) ? REVIEW : APPROVE;
    List<Outcome> shuffled = new ArrayList<>(outcomes);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(outcomes.stream().reduce(and)).hasValue(expected);
    assertThat(shuffled.stream().reduce(and)).hasValue(expected);
  }

  @Example
  void a_rule_that_wins_by_coming_last_is_found() {
    PlantedFault.isFoundBy(outcomes(), list -> check((first, second) -> second, list));
  }

  @Example
  void an_approval_that_beats_a_review_is_found() {
    BinaryOperator<Outcome> lenient = (a, b) -> a == APPROVE || b == APPROVE ? APPROVE : a.and(b);
    PlantedFault.isFoundBy(outcomes(), list -> check(lenient, list));
  }

  @Test
  void doubtful_goods_are_kept_off_the_shelf() {
    assertThat(RESTOCK.and(INSPECT)).isEqualTo(INSPECT);
    assertThat(INSPECT.and(DO_NOT_RESTOCK)).isEqualTo(DO_NOT_RESTOCK);
    assertThat(DO_NOT_RESTOCK.and(RESTOCK)).isEqualTo(DO_NOT_RESTOCK);
    assertThat(RESTOCK.and(RESTOCK)).isEqualTo(RESTOCK);
  }

  @Test
  void a_decision_becomes_stricter_with_its_reason_and_keeps_the_rest() {
    Reason asked = Reason.of("ask", "review", "A person was asked for.");
    Decision before =
        new Decision(
            APPROVE, true, true, new Fee(5, 0, false), null, null, List.of(), List.of(), POLICY);
    Decision after = before.and(REVIEW, asked);
    assertThat(after.outcome()).isEqualTo(REVIEW);
    assertThat(after.reasons()).containsExactly(asked);
    assertThat(after.fee()).isEqualTo(before.fee());
    assertThat(after.requireReturn()).isTrue();
    assertThat(after.payAfterReturn()).isTrue();
    assertThat(Decision.of(REJECT, POLICY).and(REVIEW, asked).outcome()).isEqualTo(REJECT);
  }

  @Test
  void words_on_the_wire_are_lower_case() {
    assertThat(DO_NOT_RESTOCK.wire()).isEqualTo("do_not_restock");
    assertThat(REVIEW.wire()).isEqualTo("review");
    assertThat(Condition.NEVER_SHIPPED.wire()).isEqualTo("never_shipped");
  }
}
