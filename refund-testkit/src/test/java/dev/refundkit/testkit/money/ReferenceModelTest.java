package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.Story;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;

/** The engine and a plain second opinion say the same, whatever is asked and happens. */
@Domain(RefundDomain.class)
public class ReferenceModelTest {

  @Property
  void every_figure_is_the_models_after_every_step(@ForAll Story story) {
    new BesideTheModel(story).tell();
  }

  /** A run that has not seen all this has not looked where it matters. */
  @AfterContainer
  static void everything_interesting_has_happened() {
    assertThat(Seen.situations())
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
