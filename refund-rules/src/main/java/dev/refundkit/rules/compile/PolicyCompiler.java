package dev.refundkit.rules.compile;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/**
 * Checks and compiles policies. Rules that it has compiled before are not compiled again: a bundle
 * of which only numbers changed is ready in milliseconds. Compiling takes seconds. Safe for use by
 * several threads, which wait for each other.
 */
public final class PolicyCompiler {

  private static final int REMEMBERED = 16;

  /** A million of them take Drools a minute and some gigabytes. */
  private static final int MOST_VALUES = 50_000;

  private final Map<String, CompiledRules> compiled = new LinkedHashMap<>();

  /**
   * Has Drools compile in one thread from now on, wherever in this JVM: several number what they
   * write by who comes first, and no two builds are alike. For programs whose work it is to build
   * policies, not for hosts.
   */
  public static void reproducibly() {
    System.setProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
  }

  /**
   * Checks and compiles a bundle.
   *
   * @throws PolicyException naming what is wrong, each with its place and what to do
   */
  public synchronized CompiledPolicy compile(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    Settings settings = text.usableSettings();
    checkSize(text.rules());
    PolicyVersion version = new PolicyVersion(settings.name(), settings.version(), bundle.hash());
    return new CompiledPolicy(version, settings, rules(bundle.rulesHash(), text), () -> bundle);
  }

  private static void checkSize(List<Rule> rules) {
    long values = 0;
    for (Rule rule : rules) {
      values += rule.singles().mapToLong(single -> Condition.values(single).size()).sum();
      if (values > MOST_VALUES) {
        throw new PolicyException(
            new Finding(
                FindingKind.TOO_LARGE,
                rule.head().place(),
                "more than " + MOST_VALUES + " values in a policy",
                "Use categories and tags in place of long lists."));
      }
    }
  }

  private CompiledRules rules(String hash, PolicyText text) {
    CompiledRules known = compiled.get(hash);
    if (known == null) {
      known = ModelBuilder.build(hash, text.rules());
      compiled.put(hash, known);
      if (compiled.size() > REMEMBERED) {
        compiled.remove(compiled.keySet().iterator().next());
      }
    }
    return known;
  }
}
