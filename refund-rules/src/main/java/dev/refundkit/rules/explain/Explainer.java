package dev.refundkit.rules.explain;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tries the rules of a policy on cases, condition by condition. Safe for use by several threads.
 */
public final class Explainer {

  private final Settings settings;
  private final List<Rule> rules;
  private final Trials trials = new Trials();

  private Explainer(Settings settings, List<Rule> rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * For the rules of a bundle; nothing is compiled.
   *
   * @throws dev.refundkit.rules.bundle.PolicyException if the bundle can't be used
   */
  public static Explainer of(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    return new Explainer(text.usableSettings(), text.rules());
  }

  /** The policy's rules, in the order of files and lines. */
  public List<Rule> rules() {
    return rules;
  }

  /** Every rule about refunds, tried on a request. */
  public List<RuleTrials> trials(RefundCase asked) {
    return trials(facts(asked), false);
  }

  /** Every rule about goods, tried on goods. */
  public List<RuleTrials> trials(ReturnCase asked) {
    return trials(facts(asked), true);
  }

  /** What rules look at; nothing for a sale in a currency that the policy is not made for. */
  List<Object> facts(RefundCase asked) {
    return settings.sellsIn(asked.sale().currency()) ? Facts.of(asked, settings) : List.of();
  }

  /** The same for goods. */
  List<Object> facts(ReturnCase asked) {
    return settings.sellsIn(asked.sale().currency()) ? Facts.of(asked, settings) : List.of();
  }

  /**
   * Why a request was decided so.
   *
   * @param decision what this policy says of it
   */
  public Explanation explain(RefundCase asked, Decision decision) {
    String answer = decision.outcome().name().toLowerCase(Locale.ROOT);
    List<RuleExplanation> rules = explained(trials(asked), decision.reasons());
    return new Explanation(decision.policy(), Subject.REFUND, answer, decision.reasons(), rules);
  }

  /**
   * Why goods go where they go.
   *
   * @param disposition what this policy says of them
   */
  public Explanation explain(ReturnCase asked, Disposition disposition) {
    String answer = disposition.restocking().name().toLowerCase(Locale.ROOT);
    List<RuleExplanation> rules = explained(trials(asked), disposition.reasons());
    return new Explanation(
        disposition.policy(), Subject.of(asked), answer, disposition.reasons(), rules);
  }

  private List<RuleExplanation> explained(List<RuleTrials> tried, List<Reason> reasons) {
    Counted counted = new Counted(reasons, tried.stream().map(RuleTrials::rule).toList());
    return tried.stream()
        .map(one -> RuleExplanation.of(one, counted, settings.owner()))
        .sorted(
            Comparator.comparing(RuleExplanation::status)
                .thenComparing(rule -> counted.position(rule.id())))
        .toList();
  }

  private List<RuleTrials> trials(List<Object> facts, boolean goods) {
    return rules.stream()
        .filter(rule -> rule.isAboutGoods() == goods)
        .map(rule -> trials.of(rule, facts))
        .toList();
  }
}
