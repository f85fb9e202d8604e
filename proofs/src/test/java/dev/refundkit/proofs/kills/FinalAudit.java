package dev.refundkit.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.Auditor;
import dev.refundkit.jdbc.BookComparison;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What must hold once everything has come to its end: nothing lost, nothing paid twice. */
final class FinalAudit {

  private final DataSource source;
  private final HttpProcessor processor;
  private final RefundStore store;
  private final RefundEngine engine;

  FinalAudit(DataSource source, HttpProcessor processor) {
    this.source = source;
    this.processor = processor;
    this.store = JdbcRefundStore.open(source, HostOptions.TENANT);
    this.engine = HostProcess.engine(store, processor, KillRun.LEASE);
  }

  void check(Acknowledged acknowledged) {
    nothingIsOnItsWay();
    viewsAreEmpty();
    promisesAreKept(acknowledged);
    booksAgree();
    noKeyIsPaidTwice();
    noPaymentGivesBackMoreThanItCaptured();
  }

  private void nothingIsOnItsWay() {
    assertThat(Tables.texts(source, "select effect_key from refundkit_effect"))
        .as("effects that are open or were given up")
        .isEmpty();
    assertThat(
            Tables.texts(
                source,
                "select id from refundkit_payout where state not in ('SUCCEEDED', 'RELEASED')"))
        .as("payouts that have not ended")
        .isEmpty();
  }

  private void viewsAreEmpty() {
    assertThat(Auditor.of(source, HostOptions.TENANT).check()).as("audit").isEmpty();
  }

  /** What was promised is there, and the same request again gives the same refund. */
  private void promisesAreKept(Acknowledged acknowledged) {
    assertThat(acknowledged.broken()).as("keys with two refunds").isEmpty();
    acknowledged
        .promises()
        .forEach(
            (key, promise) -> {
              assertThat(store.refund(promise.refundId()))
                  .as("the refund that was promised for %s", key)
                  .isPresent()
                  .get()
                  .extracting(refund -> refund.accepted().total())
                  .isEqualTo(promise.total());
              assertThat(store.answered(key))
                  .as("the stored answer of %s", key)
                  .isPresent()
                  .get()
                  .extracting(answered -> answered.refund().id())
                  .isEqualTo(promise.refundId());
            });
    acknowledged.promises().keySet().stream()
        .filter(key -> !Ask.of(key).ofPayment())
        .limit(200)
        .forEach(
            key ->
                assertThat(Ask.of(key).put(engine).orElseThrow().id())
                    .as("the answer to %s, repeated", key)
                    .isEqualTo(acknowledged.promises().get(key).refundId()));
  }

  private void booksAgree() {
    BookComparison comparison =
        Auditor.of(source, HostOptions.TENANT).compareWith(processor, Instant.EPOCH);
    assertThat(comparison.findings()).as("differences of the books").isEmpty();
    assertThat(comparison.inFlight()).isEmpty();
    assertThat(comparison.madeOutside()).as("paid under the key of no payout").isEmpty();
    assertThat(engine.reconciler().run(Instant.EPOCH))
        .matches(result -> result.clean(), "is clean")
        .matches(result -> result.entries() == comparison.entries(), "has seen as many entries");
  }

  /** And each key that was paid is the key of a payout that ended paid. */
  private void noKeyIsPaidTwice() {
    List<String> succeeded =
        Tables.texts(source, "select payout_key from refundkit_payout where state = 'SUCCEEDED'");
    assertThat(book().stream().map(ProcessorEntry::key))
        .as("keys that the processor paid")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(succeeded);
  }

  private void noPaymentGivesBackMoreThanItCaptured() {
    Map<String, Long> given = new HashMap<>();
    book().forEach(entry -> given.merge(entry.paymentId(), entry.amountMinor(), Math::addExact));
    assertThat(given).isNotEmpty();
    Orders orders = new Orders();
    given.forEach(
        (payment, amount) ->
            assertThat(amount)
                .as("given back of %s", payment)
                .isLessThanOrEqualTo(
                    orders
                        .orderOfPayment(payment)
                        .flatMap(sale -> sale.payment(payment))
                        .orElseThrow()
                        .captured()));
  }

  private List<ProcessorEntry> book() {
    List<ProcessorEntry> entries = new ArrayList<>();
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(Instant.EPOCH, cursor, 100);
      entries.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return entries;
  }
}
