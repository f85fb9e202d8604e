package dev.refundkit.testkit.capture;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.ScenarioException;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scenario file of a stored refund: for a bug report, a test of a policy, or to see after
 * an upgrade whether a case would still go the same way.
 *
 * <p>What becomes of a refund depends on the others of its order, so the file tells all that
 * happened to the order up to the refund's last move. Ids and names are replaced by made-up ones,
 * texts are left out; amounts, dates, reason codes, categories and tags stay, since policies look
 * at them. The scenario is run once, and what it does not come to is said with it.
 *
 * <p>Reads only. Thread-safe if store, sales and policies are.
 */
public final class ScenarioCapture {

  private static final int PAGE = 100;

  private final RefundStore store;
  private final Sales sales;
  private final PolicySource policies;

  /**
   * @param policies where the scenario's policy is taken from when it is run
   */
  public ScenarioCapture(RefundStore store, Sales sales, PolicySource policies) {
    this.store = store;
    this.sales = sales;
    this.policies = policies;
  }

  /**
   * Captures one refund; refused with {@code refund_not_found} or {@code order_not_found} if it or
   * its sale is not there. That something cannot be told again is no refusal: the scenario says so.
   *
   * @throws RuntimeException if the policy cannot be had
   */
  public Answer<CapturedScenario> capture(String refundId, CaptureOptions options) {
    Refund refund = store.refund(refundId).orElse(null);
    if (refund == null) {
      String asked = Redaction.mask(refundId);
      return refused(RefusalCode.REFUND_NOT_FOUND, "refund_id", "refund " + asked);
    }
    String saleId = refund.facts().saleId();
    Sale sale = sales.order(saleId).orElse(null);
    Ledger ledger = store.ledger(saleId).orElse(null);
    return sale == null || ledger == null
        ? refused(RefusalCode.ORDER_NOT_FOUND, "order_id", "order " + saleId)
        : Answer.of(capture(refund, sale, ledger, options));
  }

  private static Answer<CapturedScenario> refused(RefusalCode code, String field, String what) {
    return Answer.refused(Refusal.of(code, field, "there is no " + what));
  }

  private CapturedScenario capture(
      Refund refund, Sale sale, Ledger ledger, CaptureOptions options) {
    Pseudonyms names = new Pseudonyms();
    Sale redacted = new RedactedSale(names, options.shift(), refund).of(sale);
    RefundFacts facts = refund.facts();
    PolicyChoice choice = PolicyChoice.of(facts.decision().policy(), options, policies);
    CustomerFacts customer = customer(sale, facts, options);
    List<Refund> refunds = refundsOf(sale.id());
    List<Event> all = Event.of(refunds, ledger, Long.MAX_VALUE);
    List<Event> events = Event.of(refunds, ledger, lastMove(refund));
    Instant first = events.isEmpty() ? facts.createdAt() : events.get(0).at();
    Instant now = first.plus(options.shift());
    Recall recall = new Recall(refunds);
    TenderStrategy tenders = options.tenders();
    Rehearsal rehearsal =
        new Rehearsal(now, redacted, customer, choice.policy(), tenders, recall, names);
    Retelling retelling = new Retelling(rehearsal, names, refund, options.shift());
    retelling.tell(events);
    List<Map<String, Object>> steps = new ArrayList<>(retelling.told().all());
    boolean atTheEnd = all.size() == events.size();
    ExpectForm expect = new ExpectForm(names, options.shift());
    steps.add(look("get", retelling.told().name(refund), expect.of(refund, ledger, atTheEnd)));
    if (atTheEnd) {
      balances(sale, ledger, names, expect, steps);
    }
    List<String> answers = rehearsal.processor.script();
    Map<String, Object> given =
        GivenForm.of(now, choice.name(), tenders, redacted, customer, answers);
    String title =
        "A captured refund of type %s, %s".formatted(facts.type().wire(), refund.status().wire());
    String text = ScenarioText.of(title, given, steps);
    List<String> differences = new ArrayList<>(choice.differences());
    differences.addAll(retelling.told().untold());
    differences.addAll(run(options, text));
    String policy = PolicyChoice.shown(facts.decision().policy());
    return new CapturedScenario(ScenarioText.withHeader(text, policy, differences), differences);
  }

  private static CustomerFacts customer(Sale sale, RefundFacts facts, CaptureOptions options) {
    return sale.customerId() == null
        ? CustomerFacts.UNKNOWN
        : options.history().of(sale.customerId(), sale.currency(), facts.createdAt());
  }

  private static long lastMove(Refund refund) {
    return refund.journal().stream().mapToLong(JournalEntry::version).max().orElse(Long.MAX_VALUE);
  }

  private List<Refund> refundsOf(String saleId) {
    List<Refund> refunds = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page<Refund> page = store.list(RefundQuery.ofOrder(saleId), cursor, PAGE);
      refunds.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return refunds;
  }

  private static void balances(
      Sale sale,
      Ledger stored,
      Pseudonyms names,
      ExpectForm expect,
      List<Map<String, Object>> steps) {
    SaleWorth worth = SaleWorth.of(sale);
    Answer<Ledger> followed = stored.follow(sale, worth);
    if (followed instanceof Answer.Accepted<Ledger> ledger) {
      OrderBalance order = OrderBalance.of(sale, worth, ledger.value());
      steps.add(look("get_order", names.order(sale.id()), expect.of(order)));
      for (PaymentBalance payment : ledger.value().payments()) {
        steps.add(look("get_payment", names.payment(payment.paymentId()), expect.of(payment)));
      }
    }
  }

  private static Map<String, Object> look(
      String action, String what, Map<String, Object> expected) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(action, what);
    step.put("expect", expected);
    return step;
  }

  private List<String> run(CaptureOptions options, String text) {
    try {
      return new ScenarioRunner(policies)
          .run(ScenarioReader.read(options.file(), text))
          .differences();
    } catch (ScenarioException e) {
      return List.of("cannot be read again: " + e.getMessage());
    }
  }
}
