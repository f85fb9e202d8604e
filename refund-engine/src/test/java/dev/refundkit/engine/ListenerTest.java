package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.spi.PortCall;
import dev.refundkit.spi.RefundListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a listener hears, and that it cannot disturb. */
class ListenerTest {

  private final List<String> heard = new ArrayList<>();
  private final Shop shop =
      new Shop(
          EngineLimits.DEFAULT,
          new RefundListener() {
            @Override
            public void changed(@Nullable Refund before, Refund after) {
              heard.add(word(before) + " > " + word(after));
            }

            @Override
            public void refused(String call, Actor actor, Refusal refusal) {
              heard.add(actor.id() + " " + call + " " + refusal.code().wire());
            }

            @Override
            public void called(PortCall call) {
              heard.add(call.port() + " " + call.outcome() + " " + call.took());
            }

            @Override
            public void gaveUp(Effect effect, String problem) {
              heard.add("gave up " + effect.kind().wire() + ": " + problem);
            }
          });

  private static String word(@Nullable Refund refund) {
    return refund == null
        ? "nothing"
        : refund.status().wire() + "/" + refund.paymentStatus().wire();
  }

  @Test
  void it_hears_each_stored_state_and_each_call_in_order() {
    shop.processor.duringCall = order -> shop.clock.advance(Duration.ofSeconds(2));
    shop.create(full(PLAIN));
    shop.run();
    assertThat(heard)
        .containsExactly(
            "nothing > processing/pending",
            "processing/pending > processing/processing",
            "processor.refund Succeeded PT2S",
            "processing/processing > completed/completed",
            "notifier.tell told PT0S");
  }

  @Test
  void it_hears_how_calls_fail() {
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_DONE);
    shop.create(full(PLAIN));
    shop.run();
    shop.runAfter(Duration.ofHours(1));
    assertThat(heard)
        .contains("processor.refund IllegalStateException PT0S")
        .contains("processor.lookup Succeeded PT0S");
  }

  @Test
  void it_hears_who_was_refused_what() {
    shop.policy.says(Outcome.REVIEW);
    Refund refund = shop.create(full(PLAIN));
    heard.clear();
    shop.engine.approve(refund.id(), CUSTOMER, null);
    shop.engine.create(full("order_of_nobody"), CUSTOMER);
    assertThat(heard)
        .containsExactly("customer approve forbidden", "customer create order_not_found");
  }

  @Test
  void it_hears_what_is_given_up() {
    shop.notifier =
        () -> {
          throw new IllegalStateException("no mail");
        };
    shop.create(full(PLAIN));
    for (int i = 0; i <= EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(Duration.ofHours(1));
    }
    assertThat(heard).contains("gave up notify: IllegalStateException");
  }

  @Test
  void what_it_throws_stays_with_it() {
    Shop other =
        new Shop(
            EngineLimits.DEFAULT,
            new RefundListener() {
              @Override
              public void changed(@Nullable Refund before, Refund after) {
                throw new IllegalStateException("metrics are away");
              }
            });
    Refund refund = other.create(full(PLAIN));
    other.run();
    assertThat(other.engine.get(refund.id(), AGENT).orElseThrow().status())
        .isEqualTo(RefundStatus.COMPLETED);
  }
}
