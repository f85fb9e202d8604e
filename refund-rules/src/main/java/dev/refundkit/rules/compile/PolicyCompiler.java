package dev.refundkit.rules.compile;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.bundle.Problem;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.model.FactRef;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.settings.Nearest;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks and compiles policies. Rules that it has compiled before are not compiled again: a bundle
 * of which only numbers changed is ready in milliseconds. Compiling takes seconds. Safe for use by
 * several threads, which wait for each other.
 */
public final class PolicyCompiler {

  private static final int REMEMBERED = 16;

  private final Map<String, CompiledRules> compiled = new LinkedHashMap<>();

  /**
   * Checks and compiles a bundle.
   *
   * @throws PolicyException naming what is wrong, each with file, line and what to do
   */
  public synchronized CompiledPolicy compile(PolicyBundle bundle) {
    List<Problem> problems = new ArrayList<>();
    Settings settings = settings(bundle, problems);
    List<ParsedRule> rules = new ArrayList<>();
    bundle
        .rules()
        .forEach((file, text) -> rules.addAll(new DrlReader(file, text, problems).read()));
    checkIds(rules, problems);
    if (settings != null) {
      rules.forEach(rule -> checkNames(rule, settings, problems));
    }
    if (settings == null || !problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    CompiledRules model = model(bundle, rules.stream().map(ParsedRule::info).toList());
    PolicyVersion version = new PolicyVersion(settings.name(), settings.version(), bundle.hash());
    return new CompiledPolicy(version, settings, model);
  }

  private CompiledRules model(PolicyBundle bundle, List<RuleInfo> rules) {
    String hash = bundle.rulesHash();
    CompiledRules known = compiled.get(hash);
    if (known == null) {
      known = ModelBuilder.build(hash, bundle.rules(), rules);
      compiled.put(hash, known);
      if (compiled.size() > REMEMBERED) {
        compiled.remove(compiled.keySet().iterator().next());
      }
    }
    return known;
  }

  private static @Nullable Settings settings(PolicyBundle bundle, List<Problem> problems) {
    try {
      return SettingsReader.read(PolicyBundle.SETTINGS, bundle.settings());
    } catch (PolicyException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static void checkIds(List<ParsedRule> rules, List<Problem> problems) {
    Map<String, RuleInfo> seen = new HashMap<>();
    for (ParsedRule rule : rules) {
      RuleInfo info = rule.info();
      RuleInfo first = seen.putIfAbsent(info.id(), info);
      if (first != null) {
        String where = first.file() + ":" + first.line();
        problems.add(
            problem(
                info,
                info.line(),
                "rule id " + info.id() + " stands already in " + where,
                "Give it another id."));
      }
    }
  }

  private static void checkNames(ParsedRule rule, Settings settings, List<Problem> problems) {
    for (FactRef fact : rule.info().facts()) {
      Set<String> names = names(fact.member(), settings);
      if (fact.argument() != null && names != null && !names.contains(fact.argument())) {
        String what = "policy.yaml has no " + fact.member() + " " + fact.argument();
        problems.add(
            problem(rule.info(), rule.info().line(), what, Nearest.advice(fact.argument(), names)));
      }
    }
    for (ParsedRule.Call call : rule.calls()) {
      Set<String> fees = settings.fees().keySet();
      if (call.outcome().equals("fee") && !fees.contains(call.argument())) {
        String what = "policy.yaml has no fee " + call.argument();
        problems.add(
            problem(rule.info(), call.line(), what, Nearest.advice(call.argument(), fees)));
      }
    }
  }

  /** The settings that a lookup chooses from; null where any name will do. */
  private static @Nullable Set<String> names(String lookup, Settings settings) {
    return switch (lookup) {
      case "limit" -> settings.limits().keySet();
      case "days" -> settings.days().keySet();
      case "number" -> settings.numbers().keySet();
      default -> null;
    };
  }

  private static Problem problem(RuleInfo rule, int line, String what, String advice) {
    return new Problem(rule.file(), line, 0, what, advice);
  }
}
