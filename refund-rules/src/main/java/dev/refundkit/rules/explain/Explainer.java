package dev.refundkit.rules.explain;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Facts;
import java.util.List;

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
   * @throws PolicyException if the bundle can't be used
   */
  public static Explainer of(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    Settings settings = text.settings();
    if (settings == null || !text.isUsable()) {
      throw new PolicyException(text.findings().stream().filter(Finding::isError).toList());
    }
    return new Explainer(settings, text.rules());
  }

  /** The policy's settings. */
  public Settings settings() {
    return settings;
  }

  /** Every rule, tried on a request. */
  public List<RuleTrials> trials(RefundCase asked) {
    return trials(Facts.of(asked, settings));
  }

  /** Every rule, tried on goods. */
  public List<RuleTrials> trials(ReturnCase asked) {
    return trials(Facts.of(asked, settings));
  }

  private List<RuleTrials> trials(List<Object> facts) {
    return rules.stream().map(rule -> new RuleTrials(rule, trials.of(rule, facts))).toList();
  }
}
