package dev.refundkit.testkit.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedProcessorTest {

  private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");

  private final TestClock clock = new TestClock(START);

  private ScriptedProcessor answering(String... answers) {
    return new ScriptedProcessor(Arrays.stream(answers).map(ScriptedAnswer::parse).toList(), clock);
  }

  private static PayoutOrder order(String key, long amount) {
    return new PayoutOrder(
        key,
        "pay_1",
        RequestedMethod.Type.ORIGINAL_PAYMENT,
        amount,
        IsoCurrency.of("USD"),
        "refund_1",
        "requested_by_customer");
  }

  private static boolean paid(LookupResult result) {
    return result instanceof LookupResult.Found found
        && found.state() instanceof PayoutResult.Succeeded;
  }

  @Test
  void answers_come_in_order_and_the_last_repeats() {
    ScriptedProcessor processor = answering("declined:closed", "succeeded");

    assertThat(processor.refund(order("a", 100))).isEqualTo(new PayoutResult.Declined("closed"));
    assertThat(processor.refund(order("b", 200))).isInstanceOf(PayoutResult.Succeeded.class);
    assertThat(processor.refund(order("c", 300))).isInstanceOf(PayoutResult.Succeeded.class);
    assertThat(processor.total()).isEqualTo(500);
    assertThat(processor.calls()).isEqualTo(3);
  }

  @Test
  void the_same_key_again_has_the_same_outcome_and_takes_no_answer() {
    ScriptedProcessor processor = answering("succeeded", "declined:closed");

    PayoutResult first = processor.refund(order("a", 100));

    assertThat(processor.refund(order("a", 100))).isEqualTo(first);
    assertThat(processor.paid()).hasSize(1);
    assertThat(processor.refund(order("b", 100))).isInstanceOf(PayoutResult.Declined.class);
    assertThat(processor.refund(order("b", 100))).isInstanceOf(PayoutResult.Declined.class);
  }

  @Test
  void the_same_key_for_another_amount_is_a_fault() {
    ScriptedProcessor processor = answering("succeeded");
    processor.refund(order("a", 100));

    assertThatThrownBy(() -> processor.refund(order("a", 101)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_key_is_forgotten_after_its_life() {
    ProcessorAbilities abilities =
        new ProcessorAbilities(64, Duration.ofHours(1), true, true, true, Map.of());
    ScriptedProcessor processor =
        new ScriptedProcessor(Arrays.asList(ScriptedAnswer.SUCCEEDED), clock, abilities);

    processor.refund(order("a", 100));
    clock.advance(Duration.ofMinutes(59));
    processor.refund(order("a", 100));
    assertThat(processor.total()).isEqualTo(100);

    clock.advance(Duration.ofMinutes(1));
    processor.refund(order("a", 100));
    assertThat(processor.total()).isEqualTo(200);
  }

  @Test
  void a_time_out_that_paid_is_known_when_asked() {
    ScriptedProcessor processor = answering("timeout_done");

    assertThatThrownBy(() -> processor.refund(order("a", 100)))
        .isInstanceOf(ScriptedTimeoutException.class);

    assertThat(paid(processor.lookup(order("a", 100)))).isTrue();
    assertThat(processor.total()).isEqualTo(100);
    assertThat(processor.refund(order("a", 100))).isInstanceOf(PayoutResult.Succeeded.class);
    assertThat(processor.total()).isEqualTo(100);
  }

  @Test
  void a_lost_call_is_not_known_when_asked_and_may_be_repeated() {
    ScriptedProcessor processor = answering("timeout_lost", "succeeded");

    assertThatThrownBy(() -> processor.refund(order("a", 100)))
        .isInstanceOf(ScriptedTimeoutException.class);

    assertThat(processor.lookup(order("a", 100))).isInstanceOf(LookupResult.NotFound.class);
    assertThat(processor.total()).isZero();
    assertThat(processor.refund(order("a", 100))).isInstanceOf(PayoutResult.Succeeded.class);
    assertThat(processor.calls()).isEqualTo(2);
  }

  @Test
  void not_attempted_books_nothing() {
    ScriptedProcessor processor = answering("not_attempted", "succeeded");

    assertThat(processor.refund(order("a", 100))).isInstanceOf(PayoutResult.NotAttempted.class);
    assertThat(processor.lookup(order("a", 100))).isInstanceOf(LookupResult.NotFound.class);
    assertThat(processor.refund(order("a", 100))).isInstanceOf(PayoutResult.Succeeded.class);
  }

  @Test
  void what_is_pending_is_paid_when_it_is_reported_so() {
    ScriptedProcessor processor = answering("pending");

    assertThat(processor.refund(order("a", 100))).isInstanceOf(PayoutResult.Pending.class);
    assertThat(processor.paid()).isEmpty();

    assertThat(processor.reports("a", true, START)).isTrue();
    assertThat(paid(processor.lookup(order("a", 100)))).isTrue();
    assertThat(processor.total()).isEqualTo(100);
  }

  @Test
  void a_report_older_than_the_last_one_changes_nothing() {
    ScriptedProcessor processor = answering("succeeded");
    processor.refund(order("a", 100));
    processor.reports("a", true, START.plusSeconds(10));

    assertThat(processor.reports("a", false, START.plusSeconds(9))).isFalse();
    assertThat(processor.total()).isEqualTo(100);

    assertThat(processor.reports("a", false, START.plusSeconds(10))).isTrue();
    assertThat(processor.total()).isZero();
    assertThat(processor.lookup(order("a", 100)))
        .isEqualTo(new LookupResult.Found(new PayoutResult.Declined("reported_failed")));
  }

  @Test
  void a_report_on_a_key_never_seen_needs_the_order() {
    ScriptedProcessor processor = answering("succeeded");

    assertThatThrownBy(() -> processor.reports("a", true, START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a");
    assertThat(processor.reports(order("a", 100), true, START)).isTrue();
    assertThat(processor.total()).isEqualTo(100);
  }

  @Test
  void its_refunds_are_listed_page_by_page() {
    ScriptedProcessor processor =
        answering("succeeded", "declined:closed", "succeeded", "succeeded");
    processor.refund(order("a", 1));
    clock.advance(Duration.ofSeconds(1));
    processor.refund(order("b", 2));
    processor.refund(order("c", 3));
    processor.refund(order("d", 4));

    Page<ProcessorEntry> first = processor.refunds(START, null, 2);
    Page<ProcessorEntry> second = processor.refunds(START, first.next(), 2);

    assertThat(first.items()).extracting(ProcessorEntry::key).containsExactly("a", "c");
    assertThat(second.items()).extracting(ProcessorEntry::key).containsExactly("d");
    assertThat(second.next()).isNull();
    assertThat(processor.refunds(START.plusSeconds(1), null, 9).items())
        .extracting(ProcessorEntry::amountMinor)
        .containsExactly(3L, 4L);
  }

  @Test
  void a_processor_that_cannot_be_asked_says_so() {
    ProcessorAbilities abilities =
        new ProcessorAbilities(64, Duration.ZERO, false, false, false, Map.of());
    ScriptedProcessor processor =
        new ScriptedProcessor(Arrays.asList(ScriptedAnswer.SUCCEEDED), clock, abilities);

    processor.refund(order("a", 100));
    processor.refund(order("a", 100));

    assertThat(processor.total()).isEqualTo(200);
    assertThat(processor.lookup(order("a", 100))).isInstanceOf(LookupResult.CannotTell.class);
    assertThatThrownBy(() -> processor.refunds(START, null, 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void answers_are_read_as_they_are_written() {
    for (String text :
        new String[] {
          "succeeded", "pending", "declined:x:y", "not_attempted", "timeout_done", "timeout_lost"
        }) {
      assertThat(ScriptedAnswer.parse(text)).hasToString(text);
    }
    for (String text : new String[] {"declined", "declined:", "SUCCEEDED", "maybe", ""}) {
      assertThatThrownBy(() -> ScriptedAnswer.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
