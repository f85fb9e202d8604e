package dev.refundkit.rules.run;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.settings.MissingSettingException;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Facts;
import java.util.List;

/** Decides cases with one compiled policy. Safe for use by several threads. */
public final class Decider {

  private final CompiledPolicy policy;
  private final RuleRunner runner;
  private final FactReader reader = new FactReader();

  /**
   * @param loader knows the classes of the policy's model
   */
  public Decider(CompiledPolicy policy, ClassLoader loader) {
    this(policy, new RuleRunner(policy.rules(), loader));
  }

  private Decider(CompiledPolicy policy, RuleRunner runner) {
    this.policy = policy;
    this.runner = runner;
  }

  /** The same with one rule only. */
  public Decider only(String rule) {
    return new Decider(policy, runner.only(rule));
  }

  /**
   * Reject beats review beats approve, nothing means review; a request that permits no automatic
   * approval gets none.
   */
  public Decision decide(RefundCase asked) {
    return verdict(asked).decision();
  }

  /** The same, before what the rules looked at is put into words. */
  public Verdict verdict(RefundCase asked) {
    Settings settings = policy.settings();
    Fired fired = run(asked.sale().currency(), () -> Facts.of(asked, settings));
    Reasons reasons = new Reasons(fired, reader);
    Outcome outcome = outcome(fired, reasons);
    Fee fee = null;
    if (fired.asksFor("fee")) {
      try {
        fee =
            new Fees(settings, asked.sale().currency(), asked.quote().allocation()).largest(fired);
      } catch (MissingSettingException e) {
        outcome = outcome.and(Outcome.REVIEW);
        reasons.add(
            "setting-missing",
            "review",
            "A fee is not stated for this case (" + e.getMessage() + "), so a person looks.");
      }
    }
    if (outcome == Outcome.APPROVE && !asked.autoApprove()) {
      outcome = Outcome.REVIEW;
      reasons.add(
          "approval-by-a-person-asked",
          "review",
          "The request does not permit an approval without a person.");
    }
    List<Budget> budgets = List.of();
    if (outcome == Outcome.APPROVE) {
      try {
        budgets = settings.budgets(asked.sale().currency());
      } catch (MissingSettingException e) {
        outcome = Outcome.REVIEW;
        reasons.add(
            "setting-missing",
            "review",
            "A budget is not stated for this case (" + e.getMessage() + "), so a person looks.");
      }
    }
    return new Verdict(
        policy,
        outcome,
        fired.asksFor("requireReturn"),
        fired.asksFor("payAfterReturn"),
        fee,
        budgets,
        reasons);
  }

  /**
   * DoNotRestock beats inspect beats restock, nothing means inspect; nothing is put back unseen or
   * unasked.
   */
  public Disposition dispose(ReturnCase asked) {
    Fired fired = run(asked.sale().currency(), () -> Facts.of(asked, policy.settings()));
    Reasons reasons = new Reasons(fired, reader);
    Restocking restocking = restocking(fired, reasons);
    if (restocking == Restocking.RESTOCK && asked.condition() == Condition.UNKNOWN) {
      restocking = Restocking.INSPECT;
      reasons.add(
          "condition-unknown",
          "inspect",
          "Nobody knows the goods' condition, so somebody looks first.");
    }
    if (restocking == Restocking.RESTOCK && !asked.restockAsked()) {
      restocking = Restocking.DO_NOT_RESTOCK;
      reasons.add(
          "restock-not-asked",
          "doNotRestock",
          "The request does not permit to put the goods back.");
    }
    return new Disposition(restocking, reasons.all(), policy.version());
  }

  private static Outcome outcome(Fired fired, Reasons reasons) {
    if (fired.asksFor("reject")) {
      return Outcome.REJECT;
    }
    if (fired.asksFor("review") || fired.failure() != null) {
      return Outcome.REVIEW;
    }
    if (fired.asksFor("approve")) {
      return Outcome.APPROVE;
    }
    reasons.add(
        "nothing-matched", "review", "No rule approves or refuses this, so a person looks.");
    return Outcome.REVIEW;
  }

  private static Restocking restocking(Fired fired, Reasons reasons) {
    if (fired.asksFor("doNotRestock")) {
      return Restocking.DO_NOT_RESTOCK;
    }
    if (fired.asksFor("restock") && !fired.asksFor("inspect") && fired.failure() == null) {
      return Restocking.RESTOCK;
    }
    if (fired.firings().isEmpty() && fired.failure() == null) {
      reasons.add(
          "nothing-matched",
          "inspect",
          "No rule says where these goods go, so somebody looks at them.");
    }
    return Restocking.INSPECT;
  }

  /** Where facts come from; it may find that the sale and the quote do not fit. */
  private interface Source {
    List<Object> facts();
  }

  private Fired run(IsoCurrency currency, Source source) {
    if (!policy.settings().sellsIn(currency)) {
      String sentence = "The policy is not made for sales in " + currency + ", so a person looks.";
      return new Fired(List.of(), Reason.of("currency-not-declared", "review", sentence));
    }
    return runner.run(source.facts());
  }
}
