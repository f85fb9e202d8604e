package dev.refundkit.rules.compile;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

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
   * @throws dev.refundkit.rules.bundle.PolicyException naming what is wrong, each with its place
   *     and what to do
   */
  public synchronized CompiledPolicy compile(PolicyBundle bundle) {
    PolicyText text = PolicyText.read(bundle);
    Settings settings = text.usableSettings();
    PolicyVersion version = new PolicyVersion(settings.name(), settings.version(), bundle.hash());
    return new CompiledPolicy(version, settings, rules(bundle.rulesHash(), text));
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
