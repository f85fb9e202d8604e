package dev.refundkit.testkit.money;

import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.Story;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The engine and a plain second opinion say the same, whatever is asked and happens. */
@Domain(RefundDomain.class)
public class ReferenceModelTest {

  @Property
  void every_figure_is_the_models_after_every_step(@ForAll Story story) {
    new BesideTheModel(story).tell();
  }
}
