package dev.refundkit.samples.shop.desk;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Reason;
import dev.refundkit.refund.Need;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refund.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A refund as its page shows it, in words.
 *
 * @param facts what was asked for, and how it stands
 * @param need why a person must look at it; null if nobody must
 * @param decision in sentences, the outcome first
 * @param parts what the total is made of
 * @param goods what becomes of them; empty where there are none
 * @param offers what the person may do now
 * @param refusals what others may do now, and why this person may not
 */
record RefundView(
    String id,
    String amount,
    String status,
    List<Fact> facts,
    @Nullable String need,
    List<String> decision,
    List<Rule> rules,
    List<Fact> parts,
    List<Line> lines,
    List<String> goods,
    List<PayoutRow> payouts,
    List<Step> timeline,
    List<Offer> offers,
    List<String> refusals) {

  /** Something that is known by a name. */
  record Fact(String name, String value) {}

  /**
   * A rule that held.
   *
   * @param looked what it looked at, as it was
   */
  record Rule(String id, String sentence, String outcome, List<Fact> looked) {}

  /** Units of one line. */
  record Line(String name, String id, int quantity, String amount, String goods) {}

  /**
   * What one payment gives back.
   *
   * @param toSettle whether a person who may do so has to say what became of it
   */
  record PayoutRow(
      String id, String payment, String to, String amount, String state, boolean toSettle) {}

  /** A step of the refund's life. */
  record Step(String what, Instant at, String time, String by, @Nullable String note) {}

  /** A button. */
  record Offer(String label, String path) {}

  /** As it is shown to an actor. */
  static RefundView of(Refund refund, Actor actor, Instant now) {
    List<DeskCommand> open =
        Arrays.stream(DeskCommand.values()).filter(command -> command.fits(refund)).toList();
    return new RefundView(
        refund.id(),
        money(refund, refund.accepted().total()),
        Words.of(refund.status()),
        facts(refund, now),
        refund.need().map(Need::what).map(Words::ofNeed).orElse(null),
        decision(refund),
        refund.facts().decision().reasons().stream().map(RefundView::rule).toList(),
        parts(refund),
        lines(refund),
        goods(refund),
        refund.payouts().stream().map(payout -> payout(refund, payout, actor)).toList(),
        refund.timeline().stream().map(RefundView::step).toList(),
        open.stream()
            .filter(command -> command.whyNot(refund, actor) == null)
            .map(command -> new Offer(command.label(), command.path()))
            .toList(),
        open.stream()
            .map(command -> command.whyNot(refund, actor))
            .filter(Objects::nonNull)
            .toList());
  }

  private static String money(Refund refund, long amount) {
    return MinorUnits.print(amount, refund.facts().currency());
  }

  private static List<Fact> facts(Refund refund, Instant now) {
    var asked = refund.facts();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Order", asked.saleId()));
    add(facts, "Customer", asked.customerId());
    facts.add(new Fact("Kind", Words.of(asked.type().wire())));
    facts.add(new Fact("Reason", Words.of(asked.reason())));
    add(facts, "In the customer's words", asked.reasonDetails());
    add(facts, "Notes", asked.notes());
    facts.add(
        new Fact(
            "Asked for",
            "by "
                + asked.requestedBy()
                + ", "
                + Words.age(asked.createdAt(), now)
                + " ("
                + Words.of(asked.createdAt())
                + ")"));
    facts.add(new Fact("Paid so far", money(refund, paid(refund))));
    return facts;
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(name, value));
    }
  }

  private static long paid(Refund refund) {
    return MinorUnits.of(refund.paid(), refund.facts().currency());
  }

  private static List<String> decision(Refund refund) {
    Decision decision = refund.facts().decision();
    List<String> said = new ArrayList<>();
    String policy =
        "Policy " + decision.policy().name() + ", version " + decision.policy().version();
    said.add(
        switch (decision.outcome()) {
          case APPROVE -> policy + ", approved it.";
          case REVIEW -> policy + ", wants a person to decide.";
          case REJECT -> policy + ", rejected it.";
        });
    if (decision.requireReturn()) {
      said.add(
          decision.payAfterReturn()
              ? "The goods must come back, and payment waits for them."
              : "The goods must come back; payment does not wait for them.");
    }
    if (refund.approval() != null && !refund.approval().automatic()) {
      said.add(refund.approval().by() + " approved it.");
    }
    return said;
  }

  private static Rule rule(Reason reason) {
    return new Rule(
        reason.rule(),
        reason.sentence(),
        Words.of(reason.outcome()),
        reason.facts().entrySet().stream()
            .map(fact -> new Fact(fact.getKey(), fact.getValue()))
            .toList());
  }

  private static List<Fact> parts(Refund refund) {
    List<Fact> parts = new ArrayList<>();
    part(parts, refund, "Goods", refund.accepted().subtotal());
    part(parts, refund, "Tax", refund.accepted().tax());
    part(parts, refund, "Shipping", refund.accepted().shippingValue());
    long adjustment = refund.accepted().adjustment();
    part(parts, refund, adjustment < 0 ? "Fee that is kept" : "Goodwill", adjustment);
    return parts;
  }

  private static void part(List<Fact> parts, Refund refund, String name, long amount) {
    if (amount != 0) {
      parts.add(new Fact(name, money(refund, amount)));
    }
  }

  private static List<Line> lines(Refund refund) {
    Map<String, Long> worth =
        refund.accepted().lines().stream()
            .collect(Collectors.toMap(LineShare::lineId, share -> share.worth().value()));
    return refund.items().stream()
        .map(
            item ->
                new Line(
                    item.productName(),
                    item.lineId(),
                    item.quantity(),
                    money(refund, worth.getOrDefault(item.lineId(), 0L)),
                    goods(refund, item)))
        .toList();
  }

  private static String goods(Refund refund, RefundItem item) {
    String stock = Words.of(refund.restockStatus(item).wire());
    return item.expected() == 0
        ? stock
        : item.arrived() + " of " + item.expected() + " came back. " + stock;
  }

  private static List<String> goods(Refund refund) {
    List<String> said = new ArrayList<>();
    if (refund.returns().state() != ReturnState.NOT_REQUIRED) {
      said.add("Return: " + Words.of(refund.returns().state().wire()) + ".");
    }
    if (refund.returns().by() != null) {
      said.add("The shop waits for them until " + Words.of(refund.returns().by()) + ".");
    }
    refund
        .dispositions()
        .forEach(told -> told.reasons().forEach(reason -> said.add(reason.sentence())));
    return said;
  }

  private static PayoutRow payout(Refund refund, Payout payout, Actor actor) {
    String state = Words.of(payout.state().wire());
    if (payout.failure() != null) {
      state += ": " + payout.failure();
    }
    if (payout.replaced()) {
      state += "; another one took its place";
    }
    if (payout.transactionId() != null) {
      state += "; transaction " + payout.transactionId();
    }
    return new PayoutRow(
        payout.id(),
        payout.paymentId(),
        Words.of(payout.destination().wire()),
        money(refund, payout.amount()),
        state,
        payout.state() == PayoutState.NEEDS_ATTENTION
            && DeskCommand.APPROVE.whyNot(refund, actor) == null);
  }

  private static Step step(TimelineEntry entry) {
    return new Step(Words.of(entry), entry.at(), Words.of(entry.at()), entry.actor(), entry.note());
  }
}
