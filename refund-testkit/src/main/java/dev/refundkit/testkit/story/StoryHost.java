package dev.refundkit.testkit.story;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Decision;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.time.Duration;
import java.util.List;

/**
 * Where a story takes place: an engine on ports of your own, and what of its surroundings a test
 * can set. What your ports can't be told is left out: with a policy of your own, say, {@link
 * #policySays} does nothing, and the story goes as that policy decides.
 */
public interface StoryHost {

  RefundEngine engine();

  /** The order that the story is about, or how it is stated from now on. */
  void sells(Sale sale);

  /** What the policy says of the next request. */
  default void policySays(Decision decision) {}

  /** How the processor answers the next calls, the last answer again and again. */
  default void processorAnswers(List<ScriptedAnswer> answers) {}

  /** The processor's network says that a payout which was sent ended, or ended otherwise. */
  default void processorReports(PayoutOrder order, boolean succeeded) {}

  /** Time passes. */
  default void waits(Duration time) {}
}
