package dev.refundkit.rules.compile;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules that no check has seen, as if somebody had found a way around it: what then stands between
 * a rule and the host is to be shown as well.
 */
public final class Unchecked {

  private static final Pattern ID = Pattern.compile("rule \"([^\"]*)\"");

  /** There is no bundle that such rules are compiled from. */
  public static final Supplier<PolicyBundle> NO_BUNDLE =
      () -> {
        throw new UnsupportedOperationException("no bundle");
      };

  private Unchecked() {}

  /** A policy of these rules, compiled as they stand. */
  public static CompiledPolicy compile(String settings, String rules) {
    String hash = Integer.toHexString(rules.hashCode()) + "0".repeat(16);
    String name = "refundkit.policy.unchecked" + Integer.toHexString(rules.hashCode());
    StringBuilder head = new StringBuilder("package " + name + ";\n");
    Vocabulary.FACTS.values().forEach(type -> head.append("import " + type.getName() + ";\n"));
    head.append("global " + Outcomes.class.getName() + " outcome;\n");
    List<RuleInfo> infos =
        ids(rules)
            .map(id -> new RuleInfo(id, "Because of " + id + ".", "", List.of(), "", List.of()))
            .toList();
    CompiledRules compiled = ModelBuilder.build(hash, name, head + rules, infos);
    Settings read = SettingsReader.read("policy.yaml", settings);
    return new CompiledPolicy(
        new PolicyVersion(read.name(), read.version(), hash), read, compiled, NO_BUNDLE);
  }

  private static Stream<String> ids(String rules) {
    Matcher matcher = ID.matcher(rules);
    return matcher.results().map(result -> result.group(1));
  }
}
