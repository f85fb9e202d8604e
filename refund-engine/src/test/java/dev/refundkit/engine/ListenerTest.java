package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.spi.PortCall;
import dev.refundkit.spi.RefundListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

            @Override
            public void processorSilent(boolean silent) {
              heard.add(silent ? "silent" : "answers");
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
    afterAllTries();
    assertThat(heard).contains("gave up notify: IllegalStateException");
  }

  @Test
  void it_hears_of_a_payout_that_needs_a_person() {
    shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_DONE);
    Refund refund = shop.create(full(PLAIN));
    afterAllTries();
    String tries = "tried " + EngineLimits.DEFAULT.effectAttempts() + " times";
    assertThat(heard)
        .containsOnlyOnce("gave up pay: needs_attention: payout " + refund.id() + "-1: " + tries);
  }

  @Test
  void it_hears_of_a_payout_whose_outcome_can_never_be_stored_and_the_tries_become_rare() {
    shop.create(full(PLAIN));
    shop.store.failOutcomes = true;
    afterAllTries();
    assertThat(heard).contains("gave up pay: IllegalStateException");

    int lookups = shop.processor.lookups();
    for (int i = 0; i < 60; i++) {
      shop.runAfter(Duration.ofMinutes(2));
    }
    assertThat(shop.processor.lookups() - lookups).as("tries in two hours").isBetween(1, 3);

    shop.store.failOutcomes = false;
    shop.runAfter(Duration.ofHours(1));
    assertThat(shop.payment("card").refunded()).isEqualTo(Orders.TOTAL);
  }

  @Test
  void it_hears_what_is_given_up_even_if_that_cannot_be_stored() {
    shop.notifier =
        () -> {
          throw new IllegalStateException("no mail");
        };
    shop.create(full(PLAIN));
    shop.run();
    for (int i = 2; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(Duration.ofHours(1));
    }
    shop.store.failUpdates = true;
    shop.runAfter(Duration.ofHours(1));
    assertThat(heard).contains("gave up notify: IllegalStateException");
  }

  @Test
  void it_hears_that_a_notice_was_refused() {
    shop.engine.report(new ProcessorNotice("n_1", "refund_of_nobody", null));
    shop.engine.report("refund_of_nobody", null);
    assertThat(heard)
        .containsExactly("system report refund_not_found", "system report refund_not_found");
  }

  @Test
  void it_hears_once_that_the_processor_is_silent_and_once_that_it_answers_again() {
    int silent = EngineLimits.DEFAULT.silentCalls();
    shop.processor.answer(
        Collections.nCopies(silent + 3, FakeProcessor.Answer.NOT_ATTEMPTED)
            .toArray(FakeProcessor.Answer[]::new));
    for (int i = 0; i < silent; i++) {
      shop.create(partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(100 + i)));
    }
    shop.run();
    assertThat(heard).containsOnlyOnce("silent").doesNotContain("answers");
    for (int i = 0; i < 5; i++) {
      shop.runAfter(EngineLimits.DEFAULT.firstDelay());
    }
    assertThat(heard).containsOnlyOnce("silent").containsOnlyOnce("answers");
  }

  private void afterAllTries() {
    for (int i = 0; i <= EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(Duration.ofHours(1));
    }
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
