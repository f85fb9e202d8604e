package dev.refundkit.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.money.IsoCurrency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L3: who asks, and what they may do. */
class ActorTest {

  private static final IsoCurrency USD = IsoCurrency.of("USD");

  @ParameterizedTest
  @EnumSource(Scope.class)
  void absent_authorities_mean_everything_without_limit(Scope scope) {
    assertThat(Actor.of("jo").may(scope)).isTrue();
    assertThat(Actor.of("jo").limit(scope, USD)).isEqualTo(Long.MAX_VALUE);
    assertThat(Actor.SYSTEM.may(scope)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void no_authorities_mean_nothing(Scope scope) {
    Actor nobody = Actor.of("jo", List.of());
    assertThat(nobody.may(scope)).isFalse();
    assertThat(nobody.limit(scope, USD)).isZero();
  }

  @Test
  void one_scope_does_not_give_another() {
    Actor clerk = Actor.of("jo", List.of("refunds:write"));
    assertThat(clerk.may(Scope.REFUNDS_WRITE)).isTrue();
    assertThat(clerk.may(Scope.REFUNDS_APPROVE)).isFalse();
    assertThat(clerk.may(Scope.PAYMENTS_WRITE)).isFalse();
    assertThat(clerk.limit(Scope.REFUNDS_WRITE, USD)).isEqualTo(Long.MAX_VALUE);
    assertThat(clerk.limit(Scope.REFUNDS_APPROVE, USD)).isZero();
  }

  @Test
  void a_limit_counts_only_in_its_own_currency() {
    Actor lead = Actor.of("jo", List.of("refunds:approve:USD:10000"));
    assertThat(lead.may(Scope.REFUNDS_APPROVE)).isTrue();
    assertThat(lead.limit(Scope.REFUNDS_APPROVE, USD)).isEqualTo(10_000);
    assertThat(lead.limit(Scope.REFUNDS_APPROVE, IsoCurrency.of("JPY"))).isZero();
  }

  @Test
  void of_several_limits_the_largest_counts() {
    List<String> limits = List.of("refunds:approve:USD:100", "refunds:approve:USD:900");
    assertThat(Actor.of("jo", limits).limit(Scope.REFUNDS_APPROVE, USD)).isEqualTo(900);
    List<String> unlimited = List.of("refunds:approve:USD:100", "refunds:approve");
    assertThat(Actor.of("jo", unlimited).limit(Scope.REFUNDS_APPROVE, USD))
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "jo@example.com"})
  void an_id_is_no_blank_and_no_e_mail_address(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Actor.of(id))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("jo@"));
  }

  @Test
  void an_id_has_at_most_255_characters() {
    assertThat(Actor.of("x".repeat(255)).id()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> Actor.of("x".repeat(256)));
  }
}
