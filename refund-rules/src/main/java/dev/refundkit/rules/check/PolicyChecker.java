package dev.refundkit.rules.check;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.language.PolicyText;
import java.util.List;

/** Finds everything that is wrong with a policy. Safe for use by several threads. */
public final class PolicyChecker {

  private final PolicyCompiler compiler;

  public PolicyChecker() {
    this(new PolicyCompiler());
  }

  /**
   * @param compiler remembers what it has compiled
   */
  public PolicyChecker(PolicyCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Everything that is wrong, in the order of files and lines; warnings too. If nothing is wrong
   * with single words and rules, the policy is looked at as a whole, and the rules are compiled,
   * which takes seconds.
   */
  public List<Finding> check(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    Findings findings = new Findings();
    text.findings().forEach(findings::add);
    PolicyAnalysis.of(text).forEach(findings::add);
    if (text.isUsable()) {
      try {
        compiler.compile(bundle);
      } catch (PolicyException e) {
        e.findings().forEach(findings::add);
      }
    }
    return findings.all();
  }
}
