package dev.refundkit.engine;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Proposal;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.policy.Spend;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Disposer;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts cases before the policy. Whatever goes wrong there, a person looks at the refund or at the
 * goods.
 */
final class PolicyDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyDesk.class);

  private final Ports ports;

  PolicyDesk(Ports ports) {
    this.ports = ports;
  }

  /** What a policy is asked, beside the quote; the reason is masked as it is stored. */
  record Asked(String reason, boolean autoApprove, boolean hasKey) {}

  /**
   * A case as it is put before the policy.
   *
   * @param whole whether all could be read that the policy may ask for
   */
  record Seen(RefundCase refund, boolean whole) {}

  Seen look(Sale sale, Ledger ledger, Quote quote, Asked asked, Instant now) {
    String paymentId = quote.type() == RefundType.PAYMENT ? quote.paymentId() : null;
    boolean repeat =
        !asked.hasKey() && ledger.repeats(paymentId, quote.total(), asked.reason(), now);
    CustomerFacts customer = historyOf(sale, now);
    CustomerFacts known = customer == null ? CustomerFacts.UNKNOWN : customer;
    RefundCase refund =
        new RefundCase(
            sale, ledger, quote, asked.reason(), asked.autoApprove(), repeat, known, now);
    return new Seen(refund, customer != null);
  }

  /** The policy's decision, its fee already taken off the quote (M15). */
  Proposal propose(Seen seen, Quoter quoter) {
    RefundCase refund = seen.refund();
    Quote quote = refund.quote();
    Decision decision = decide(refund);
    if (!seen.whole()) {
      decision =
          decision.and(
              Outcome.REVIEW,
              review("customer_history_unavailable", "The customer's history could not be read."));
    }
    if (!refund.autoApprove() && decision.outcome() == Outcome.APPROVE) {
      decision =
          decision.and(
              Outcome.REVIEW,
              review("auto_approve_not_permitted", "The request asks for a person's approval."));
    }
    Quote less = lessFee(quoter, quote, decision.fee());
    if (less.total() != quote.total() && quote.named() != null) {
      decision =
          decision.and(
              Outcome.REVIEW,
              review(
                  "fee_lowers_named_total", "The fee leaves less than the total that was named."));
    }
    Decision within = withinBudgets(decision, refund.sale(), less, refund.now());
    return new Proposal(refund.sale(), less, within, Map.of());
  }

  /** A person looks at what a budget has not enough left for; the commit holds to it again. */
  private Decision withinBudgets(Decision decision, Sale sale, Quote quote, Instant now) {
    List<Spend> spends =
        Spend.of(
            decision,
            quote.allocation(),
            line -> sale.line(line).orElseThrow().productId(),
            sale.customerId(),
            sale.currency(),
            now);
    Decision within = decision;
    for (Spend spend : spends) {
      long spent = ports.store().spent(spend.key());
      if (!spend.fits(spent)) {
        within = within.and(Outcome.REVIEW, overBudget(spend, spent));
      }
    }
    return within;
  }

  private static Reason overBudget(Spend spend, long spent) {
    Budget budget = spend.budget();
    String whose =
        switch (budget.per()) {
          case SHOP -> "";
          case CUSTOMER -> " of this customer";
          case PRODUCT -> " of a product";
        };
    String sentence =
        "The budget %s%s has too little left in this %s for an approval without a person."
            .formatted(budget.name(), whose, budget.window().wire());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("budget", budget.name());
    facts.put("since", spend.since().toString());
    facts.put("cap", money(budget.cap(), spend));
    facts.put("spent", money(spent, spend));
    facts.put("wanted", money(spend.amount(), spend));
    return new Reason("budget_exceeded", Outcome.REVIEW.wire(), sentence, facts);
  }

  private static String money(long minor, Spend spend) {
    IsoCurrency currency = spend.currency();
    return BigDecimal.valueOf(minor, currency.digits()).toPlainString() + " " + currency;
  }

  private Decision decide(RefundCase refund) {
    try {
      return Objects.requireNonNull(ports.policy().decide(refund), "the policy said nothing");
    } catch (RuntimeException e) {
      LOG.error(
          "The policy failed to decide on order {}: {}", refund.sale().id(), Faults.describe(e));
      return Decision.of(
          Outcome.REVIEW,
          ports.policy().version(),
          review("policy_failed", "The policy failed: " + e.getClass().getSimpleName() + "."));
    }
  }

  private static Quote lessFee(Quoter quoter, Quote quote, @Nullable Fee fee) {
    if (fee == null) {
      return quote;
    }
    Allocation allocation = quote.allocation();
    long tax = allocation.lines().stream().mapToLong(line -> line.worth().tax()).sum();
    return quoter.lessFee(quote, fee.on(allocation.subtotal(), tax));
  }

  private @Nullable CustomerFacts historyOf(Sale sale, Instant now) {
    if (sale.customerId() == null) {
      return CustomerFacts.UNKNOWN;
    }
    try {
      return ports.history().of(sale.customerId(), sale.currency(), now);
    } catch (RuntimeException e) {
      LOG.warn(
          "The customer history of order {} could not be read: {}", sale.id(), Faults.describe(e));
      return null;
    }
  }

  private static Reason review(String rule, String sentence) {
    return Reason.of(rule, Outcome.REVIEW.wire(), sentence);
  }

  /** Where the goods of each line would go, for a quote. */
  Proposal withRestocking(
      Proposal proposal, Map<String, Boolean> restockAsked, String reason, Instant now) {
    Map<String, Disposition> restock = new LinkedHashMap<>();
    for (LineShare share : proposal.quote().allocation().lines()) {
      SaleLine line = proposal.sale().line(share.lineId()).orElseThrow();
      if (share.units().count() > 0) {
        Condition condition = line.shipped() ? Condition.SELLABLE : Condition.NEVER_SHIPPED;
        boolean asked = restockAsked.getOrDefault(line.id(), false);
        ReturnCase goods =
            new ReturnCase(
                proposal.sale(),
                line,
                proposal.quote().type(),
                reason,
                share.units().count(),
                condition,
                false,
                asked,
                now);
        restock.put(line.id(), dispose(goods));
      }
    }
    return new Proposal(proposal.sale(), proposal.quote(), proposal.decision(), restock);
  }

  /** Asks where goods of a refund go. */
  Disposer disposer(Sale sale, RefundType type, String reason, Instant now) {
    return (item, quantity, condition, inspected) ->
        sale.line(item.lineId())
            .map(
                line ->
                    new ReturnCase(
                        sale,
                        line,
                        type,
                        reason,
                        quantity,
                        condition,
                        inspected,
                        item.restock(),
                        now))
            .map(this::dispose)
            .orElseGet(
                () -> inspect("line_unknown", "The order does not state this line any longer."));
  }

  /** The same for a stored refund; the sale is looked up when goods are really asked about. */
  Disposer disposer(RefundFacts facts, Instant now) {
    return (RefundItem item, int quantity, Condition condition, boolean inspected) ->
        ports
            .sales()
            .order(facts.saleId())
            .map(
                sale ->
                    disposer(sale, facts.type(), facts.reason(), now)
                        .dispose(item, quantity, condition, inspected))
            .orElseGet(() -> inspect("order_unknown", "The order cannot be found any longer."));
  }

  private Disposition dispose(ReturnCase goods) {
    Disposition answer;
    try {
      answer = ports.policy().dispose(goods);
    } catch (RuntimeException e) {
      LOG.error(
          "The policy failed to dispose of goods of line {}: {}",
          goods.line().id(),
          Faults.describe(e));
      return inspect("policy_failed", "The policy failed: " + e.getClass().getSimpleName() + ".");
    }
    boolean against = !goods.restockAsked() && answer.restocking() == Restocking.RESTOCK;
    return against
        ? new Disposition(Restocking.DO_NOT_RESTOCK, answer.reasons(), answer.policy())
        : answer;
  }

  private Disposition inspect(String rule, String sentence) {
    Reason reason = Reason.of(rule, Restocking.INSPECT.wire(), sentence);
    return new Disposition(Restocking.INSPECT, List.of(reason), ports.policy().version());
  }
}
