package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.Story;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The engine and a plain second opinion say the same, whatever is asked and happens. */
@Domain(RefundDomain.class)
public class ReferenceModelTest {

  private static Seen seen = new Seen();

  @Property
  void every_figure_is_the_models_after_every_step(@ForAll Story story) {
    new BesideTheModel(story).tell();
  }

  /** The same stories in every build, so that everything interesting certainly happens in them. */
  @Property(tries = 2000, seed = "20240301")
  void and_everything_interesting_happens(@ForAll Story story) {
    new BesideTheModel(story, seen).tell();
  }

  @BeforeContainer
  static void nothing_has_happened_yet() {
    seen = new Seen();
  }

  @AfterContainer
  static void everything_interesting_has_happened() {
    assertThat(seen.situations())
        .contains(
            "full completed",
            "partial completed",
            "item_return completed",
            "shipping completed",
            "tax_only completed",
            "payment completed",
            "partial failed",
            "partial rejected",
            "partial cancelled",
            "capped by line",
            "capped by component",
            "capped by payment",
            "capped by order",
            "fee kept",
            "fee returned",
            "partially_completed",
            "unknown",
            "reversed",
            "retry",
            "redirect",
            "close_return",
            "Receive",
            "Disputed",
            "Elsewhere",
            "Restate",
            "refused amount_exceeds_refundable",
            "refused quantity_exceeds_refundable",
            "refused amounts_inconsistent",
            "refused nothing_refundable",
            "refused payment_disputed",
            "refused idempotency_key_reused",
            "refused transition_not_allowed");
  }
}
