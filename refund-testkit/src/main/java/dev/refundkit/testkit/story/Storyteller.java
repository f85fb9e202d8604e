package dev.refundkit.testkit.story;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.util.function.Consumer;

/**
 * Tells a story to a host's engine, one move after the other. Not for several threads.
 *
 * <p>Requests are made by {@link #CUSTOMER} and everything else by {@link #AGENT}, who may do
 * everything, so that nobody approves what they asked for.
 */
public final class Storyteller {

  public static final Actor CUSTOMER = Actor.of("customer");
  public static final Actor AGENT = Actor.of("agent");

  private final StoryHost host;
  private final Story story;
  private final Scene scene;

  public Storyteller(StoryHost host, Story story) {
    this.host = host;
    this.story = story;
    this.scene = new Scene(host, story.sale());
    host.sells(story.sale());
  }

  /** Tells the whole story. */
  public void tell() {
    tell(told -> {});
  }

  /**
   * Tells the whole story.
   *
   * @param afterEach looks at what has happened, after each move
   */
  public void tell(Consumer<Told> afterEach) {
    for (Move move : story.moves()) {
      afterEach.accept(make(move));
    }
  }

  /** Makes one move. */
  public Told make(Move move) {
    Call call = move.in(scene);
    return new Told(move, call, make(call));
  }

  /** Makes one call, which need not be of the story. */
  public Answer<?> make(Call call) {
    if (call instanceof Call.Restate restate) {
      scene.restate(restate.sale());
    }
    Answer<?> answer = call.at(host);
    if (answer instanceof Answer.Accepted<?> accepted) {
      remember(call, accepted.value());
    }
    return answer;
  }

  private void remember(Call call, Object value) {
    boolean keyed =
        (call instanceof Call.Create create && create.key() != null)
            || (call instanceof Call.RefundPayment payment && payment.key() != null);
    if (keyed) {
      scene.accepted(call);
    }
    if (value instanceof Refund refund) {
      scene.opened(refund.id());
    } else if (value instanceof PaymentRefund payment) {
      scene.opened(payment.refund().id());
    }
  }

  /** How things stand now. */
  public Scene scene() {
    return scene;
  }
}
