package dev.refundkit.jdbc;

import static dev.refundkit.jdbc.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.Reconciliation;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Budget;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The audit finds nothing in what the engine stores, and everything that is planted. */
abstract class AuditorRules {

  private final TestDatabase database;

  AuditorRules(TestDatabase database) {
    this.database = database;
  }

  /** One refund that is paid, and one that waits to be. */
  private static void live(DataSource source, String tenant) {
    Budget budget = new Budget("most", Budget.Window.DAY, Budget.Per.CUSTOMER, 100_000);
    RefundEngine engine =
        Samples.engine(JdbcRefundStore.open(source, tenant), new BudgetedPolicy(List.of(budget)));
    Samples.create(engine, Samples.SALE.id());
    engine.effects("worker").runDue();
    Samples.create(engine, Samples.OTHER_SALE.id());
  }

  private record Planted(AuditView view, String... statements) {}

  private static final List<Planted> PLANTED =
      List.of(
          new Planted(
              AuditView.BALANCE,
              "update refundkit_payment set refunded = refunded - 1 where payment_id = 'card_1'"),
          new Planted(
              AuditView.BALANCE,
              "update refundkit_payment set reserved = reserved - 1 where payment_id = 'card_2'"),
          new Planted(AuditView.BALANCE, "update refundkit_payment set refunds_count = 2"),
          new Planted(AuditView.BALANCE, "delete from refundkit_payment"),
          new Planted(AuditView.LEDGER, "update refundkit_ledger set captured = captured + 1"),
          new Planted(AuditView.LEDGER, "update refundkit_ledger set reserved = reserved + 1"),
          new Planted(AuditView.LEDGER, "update refundkit_ledger set refunded = refunded + 1"),
          new Planted(AuditView.LEDGER, "update refundkit_ledger set excess = 1"),
          new Planted(
              AuditView.CAP,
              "alter table refundkit_payment drop constraint refundkit_payment_excess",
              "update refundkit_payment set captured = 1"),
          new Planted(
              AuditView.EXCESS,
              "alter table refundkit_payment drop constraint refundkit_payment_excess",
              "update refundkit_payment set excess = 5"),
          new Planted(
              AuditView.AMOUNTS,
              "alter table refundkit_refund drop constraint refundkit_refund_total",
              "update refundkit_refund set tax = tax + 1"),
          new Planted(AuditView.PAYOUTS, "update refundkit_payout set amount = amount + 1"),
          new Planted(AuditView.PAYOUTS, "update refundkit_payout set replaced = true"),
          new Planted(AuditView.EFFECTS, "delete from refundkit_effect where kind = 'PAY'"),
          new Planted(AuditView.EFFECTS, "update refundkit_effect set given_up = true"),
          new Planted(AuditView.EFFECTS, "update refundkit_payout set state = 'RELEASED'"),
          new Planted(
              AuditView.EFFECTS, "update refundkit_effect set effect_key = 'x' where kind = 'PAY'"),
          new Planted(AuditView.ORPHANS, "delete from refundkit_refund where id = 'refund_2'"),
          new Planted(AuditView.ORPHANS, "delete from refundkit_ledger"),
          new Planted(AuditView.ORPHANS, "update refundkit_effect set refund_id = 'x'"),
          new Planted(AuditView.KEYS, answer("a"), answer("b")),
          new Planted(
              AuditView.KEYS,
              "alter table refundkit_payout drop constraint refundkit_payout_keys",
              "update refundkit_payout set payout_key = 'same'"),
          new Planted(AuditView.TIMELINE, step(9, "cancelled")),
          new Planted(AuditView.TIMELINE, step(5, "cancelled"), status("CANCELLED")),
          new Planted(AuditView.TIMELINE, step(5, "failed"), status("FAILED")),
          new Planted(AuditView.TIMELINE, status("REJECTED")),
          new Planted(AuditView.TIMELINE, "delete from refundkit_timeline where number = 1"),
          new Planted(AuditView.TIMELINE, "delete from refundkit_timeline where number = 2"));

  private static String answer(String key) {
    return "insert into refundkit_answer select tenant, '"
        + key
        + "', 'f', id, created_at, document from refundkit_refund where id = 'refund_1'";
  }

  private static String step(int number, String status) {
    return "insert into refundkit_timeline values ('TENANT', 'refund_1', %d, '%s', '', '')"
        .formatted(number, status);
  }

  private static String status(String status) {
    return "update refundkit_refund set status = '" + status + "' where id = 'refund_1'";
  }

  @TestFactory
  Stream<DynamicTest> each_view_finds_what_is_planted() {
    return PLANTED.stream()
        .map(
            planted ->
                DynamicTest.dynamicTest(
                    planted.view() + ": " + String.join("; ", planted.statements()),
                    () ->
                        assertThat(views(found(planted.statements())))
                            .contains(planted.view().title())));
  }

  @TestFactory
  Stream<DynamicTest> rows_that_differ_from_their_documents_are_found() {
    return Stream.of(
            "update refundkit_ledger set currency = 'EUR'",
            "update refundkit_ledger set version = version + 1",
            "update refundkit_ledger set document = '{}'",
            "update refundkit_payment set payment_id = 'other'",
            "update refundkit_refund set reason = 'other'",
            "update refundkit_refund set need = 'x', need_since = created_at",
            "update refundkit_refund set document = '{}'",
            "update refundkit_payout set transaction_id = 'other'",
            "delete from refundkit_payout",
            "update refundkit_timeline set actor = 'other'",
            "update refundkit_budget set spent = spent - 1",
            "update refundkit_budget set spend_key = 'other'",
            "delete from refundkit_budget",
            answer("a").replace("'f', id", "'f', 'other'"))
        .map(
            statement ->
                DynamicTest.dynamicTest(
                    statement, () -> assertThat(views(found(statement))).contains("documents")));
  }

  private List<Finding> found(String... statements) {
    boolean changesTables = statements[0].startsWith("alter");
    DataSource source = changesTables ? database.fresh() : database.shared();
    String tenant = TestDatabase.freshTenant();
    live(source, tenant);
    Auditor auditor = Auditor.of(source, tenant);
    assertThat(auditor.check()).as("before anything is planted").isEmpty();
    for (String statement : statements) {
      TestDatabase.execute(source, ofTenant(statement, tenant));
    }
    assertThat(Auditor.of(source, "other").check()).as("of another tenant").isEmpty();
    return auditor.check();
  }

  private static String ofTenant(String statement, String tenant) {
    String own = "tenant = '" + tenant + "'";
    if (statement.startsWith("alter") || statement.contains("values")) {
      return statement.replace("TENANT", tenant);
    }
    return statement + (statement.contains(" where ") ? " and " : " where ") + own;
  }

  private static List<String> views(List<Finding> found) {
    return found.stream().map(Finding::view).toList();
  }

  @Test
  void the_processors_book_agrees_with_the_store() {
    Books books = new Books();
    Samples.create(books.engine, Samples.SALE.id());
    books.engine.effects("worker").runDue();

    BookComparison comparison = books.compare();

    assertThat(comparison.entries()).isEqualTo(1);
    assertThat(comparison.findings()).isEmpty();
    assertThat(comparison.inFlight()).isEmpty();
  }

  @Test
  void a_payout_that_the_processor_has_paid_and_the_store_does_not_know_of_yet_is_in_flight() {
    Books books = new Books(ScriptedAnswer.TIMEOUT_DONE);
    Samples.create(books.engine, Samples.SALE.id());
    books.engine.effects("worker").runDue();

    BookComparison comparison = books.compare();

    assertThat(comparison.inFlight()).containsExactly("refund_1-1");
    assertThat(comparison.findings()).isEmpty();
  }

  @Test
  void what_the_books_do_not_agree_on_is_found() {
    Books books = new Books();
    Samples.create(books.engine, Samples.SALE.id());
    Samples.create(books.engine, Samples.OTHER_SALE.id());
    books.engine.effects("worker").runDue();
    ProcessorEntry paid =
        books.processor.paid().stream()
            .filter(e -> e.paymentId().equals("card_1"))
            .findFirst()
            .orElseThrow();
    EntryList list = new EntryList();
    list.add(paid);
    list.add(paid);
    list.add(new ProcessorEntry("strange", "tx_2", "card_1", 5, "USD", NOW));
    list.add(new ProcessorEntry(null, "tx_3", "card_1", 5, "USD", NOW));
    list.add(new ProcessorEntry(null, "tx_3", "card_1", 5, "USD", NOW));

    BookComparison comparison = books.compareWith(list);

    assertThat(comparison.findings())
        .extracting(Finding::what)
        .containsExactly(
            "the processor has paid under this key more than once",
            "the processor has more than one entry of this transaction",
            "the processor does not know the payout");
    assertThat(comparison.madeOutside())
        .extracting(ProcessorEntry::transactionId)
        .containsExactly("tx_2", "tx_3");
    assertThat(comparison.entries()).isEqualTo(5);
  }

  @Test
  void what_was_made_outside_is_listed_until_the_reconciler_has_recorded_it() {
    Books books = new Books();
    EntryList list = new EntryList();
    list.add(new ProcessorEntry(null, "tx_2", "card_1", 5, "USD", NOW));
    list.add(new ProcessorEntry("strange", "tx_3", "card_1", 6, "USD", NOW));
    list.add(new ProcessorEntry(null, "tx 4111111111111111", "card_1", 7, "USD", NOW));
    list.add(new ProcessorEntry(null, "tx_4", "card_1", 8, "EUR", NOW));
    list.add(new ProcessorEntry(null, "tx_5", "unknown", 9, "USD", NOW));
    assertThat(books.compareWith(list).madeOutside()).hasSize(5);

    Reconciliation recorded = books.engineOn(list).reconciler().run(NOW);

    assertThat(recorded.recorded()).isEqualTo(3);
    BookComparison comparison = books.compareWith(list);
    assertThat(comparison.findings()).isEmpty();
    assertThat(comparison.madeOutside())
        .as("what the reconciler could not record")
        .extracting(ProcessorEntry::transactionId)
        .containsExactly("tx_4", "tx_5");
  }

  @Test
  void ids_that_no_store_keeps_are_recorded_and_compared_alike() {
    Books books = new Books();
    EntryList list = new EntryList();
    list.add(new ProcessorEntry("k\u0000", "tx\u0000", "card_1", 5, "USD", NOW));
    list.add(new ProcessorEntry(null, "x".repeat(300), "card_1", 6, "USD", NOW));
    list.add(new ProcessorEntry(null, "ann@example.com", "card_1", 7, "USD", NOW));
    list.add(new ProcessorEntry(null, "tx_4", "card\ud800", 8, "USD", NOW));
    assertThat(books.engineOn(list).reconciler().run(NOW).recorded()).isEqualTo(3);
    assertThat(books.compareWith(list).madeOutside())
        .extracting(ProcessorEntry::transactionId)
        .containsExactly("tx_4");

    EntryList other = new EntryList();
    other.add(new ProcessorEntry(null, "joe@example.com", "card_1", 7, "USD", NOW));
    assertThat(books.compareWith(other).madeOutside()).hasSize(1);
  }

  @Test
  void a_recorded_refund_that_the_processor_has_changed_since_is_listed_again() {
    Books books = new Books();
    EntryList before = new EntryList();
    before.add(new ProcessorEntry(null, "tx_2", "card_1", 5, "USD", NOW));
    books.engineOn(before).reconciler().run(NOW);
    EntryList after = new EntryList();
    after.add(new ProcessorEntry(null, "tx_2", "card_1", 6, "USD", NOW));

    assertThat(books.compareWith(before).madeOutside()).isEmpty();
    assertThat(books.compareWith(after).madeOutside()).hasSize(1);
  }

  @Test
  void a_payment_of_what_was_never_sent_is_found() {
    Books books = new Books();
    String key = Samples.create(books.engine, Samples.SALE.id()).payouts().get(0).key();
    EntryList list = new EntryList();
    list.add(new ProcessorEntry(key, "tx", "card_1", 11_550, "USD", NOW));

    BookComparison comparison = books.compareWith(list);

    assertThat(comparison.findings())
        .extracting(Finding::what)
        .containsExactly("the processor has paid what was never sent");
    assertThat(comparison.inFlight()).isEmpty();
  }

  @Test
  void another_amount_and_a_payment_of_what_the_store_holds_for_unpaid_are_found() {
    Books books = new Books(ScriptedAnswer.declined("no"));
    Samples.create(books.engine, Samples.SALE.id());
    books.engine.effects("worker").runDue();
    String key =
        books
            .store
            .list(dev.refundkit.spi.RefundQuery.ALL, null, 1)
            .items()
            .get(0)
            .payouts()
            .get(0)
            .key();
    EntryList less = new EntryList();
    less.add(new ProcessorEntry(key, "tx", "card_1", 11_549, "USD", NOW));
    EntryList same = new EntryList();
    same.add(new ProcessorEntry(key, "tx", "card_1", 11_550, "USD", NOW));

    assertThat(books.compareWith(less).findings())
        .extracting(Finding::what)
        .containsExactly("the processor has paid another amount, or from another payment");
    assertThat(books.compareWith(same).findings())
        .extracting(Finding::what)
        .containsExactly("the processor has paid what the store holds for unpaid");
  }

  /** A store and a processor's book beside it. */
  private final class Books {
    final JdbcRefundStore store = database.freshStore();
    final ScriptedProcessor processor;
    final RefundEngine engine;

    Books(ScriptedAnswer... answers) {
      processor =
          new ScriptedProcessor(
              answers.length == 0 ? List.of(ScriptedAnswer.SUCCEEDED) : List.of(answers),
              new TestClock(NOW));
      engine = Samples.engine(store, processor, new RecordingInventory());
    }

    Auditor auditor() {
      return Auditor.of(database.shared(), store.tenant());
    }

    BookComparison compare() {
      return compareWith(processor);
    }

    BookComparison compareWith(PaymentProcessor other) {
      return auditor().compareWith(other, NOW.minusSeconds(60));
    }

    /** An engine on the same store, whose processor has another book. */
    RefundEngine engineOn(PaymentProcessor other) {
      return RefundEngine.builder()
          .sales(new ScriptedSales(List.of(Samples.SALE, Samples.OTHER_SALE)))
          .store(store)
          .processor(other)
          .inventory(new RecordingInventory())
          .policy(FixedPolicy.approveAll())
          .clock(new TestClock(NOW))
          .build();
    }
  }
}
