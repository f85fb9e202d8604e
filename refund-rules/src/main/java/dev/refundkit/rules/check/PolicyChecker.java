package dev.refundkit.rules.check;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.compile.PolicyCompiler;
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
   * Everything that is wrong, in the order of files and lines; warnings too. The rules are compiled
   * if nothing speaks against it, which takes seconds.
   */
  public List<Finding> check(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    if (!text.isUsable()) {
      return text.findings();
    }
    try {
      compiler.compile(bundle, text);
    } catch (PolicyException e) {
      return e.findings();
    }
    return text.findings();
  }
}
