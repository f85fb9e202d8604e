package dev.refundkit.rules.run;

import dev.refundkit.policy.Reason;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.settings.MissingSettingException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * Runs the rules of one policy over the facts of one case. Sessions are pooled, each used by one
 * thread at a time, and a session in which something failed is not used again. Safe for use by
 * several threads.
 */
final class RuleRunner {

  /**
   * How often small policies may fire all the same. Otherwise each rule may fire once for each fact
   * on average; what is above that are rules about pairs of lines, on orders of many lines.
   */
  private static final int LEAST_LIMIT = 1000;

  private final Map<String, RuleInfo> rules;
  private final KieBase base;
  private volatile KieSessionsPool sessions;
  private final KieSessionConfiguration session;
  private final Predicate<String> firing;

  RuleRunner(CompiledRules compiled, ClassLoader loader) {
    this.firing = rule -> true;
    this.rules =
        compiled.rules().stream().collect(Collectors.toUnmodifiableMap(RuleInfo::id, rule -> rule));
    KieBaseConfiguration options =
        RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), loader);
    options.setOption(KieBaseMutabilityOption.DISABLED);
    this.base = KieBaseBuilder.createKieBaseFromModel(compiled.models(loader), options);
    this.sessions = base.newKieSessionsPool(1);
    this.session = RuleBaseFactory.newKnowledgeSessionConfiguration();
    session.setOption(ThreadSafeOption.NO);
    // Else the base keeps the sessions in which something failed, with their facts.
    session.setOption(KeepReferenceOption.NO);
  }

  private RuleRunner(RuleRunner other, Predicate<String> firing) {
    this.rules = other.rules;
    this.base = other.base;
    this.sessions = other.sessions;
    this.session = other.session;
    this.firing = firing;
  }

  /** The same with one rule only. */
  RuleRunner only(String rule) {
    return new RuleRunner(this, rule::equals);
  }

  /** Fires what applies; never throws for what a rule does. */
  Fired run(List<Object> facts) {
    Collector collector = new Collector(rules, firing);
    int limit = Math.max(LEAST_LIMIT, rules.size() * facts.size());
    Reason failure;
    boolean reusable = false;
    try {
      KieSession open = sessions.newKieSession(session);
      open.setGlobal("outcome", collector);
      facts.forEach(open::insert);
      boolean within = open.fireAllRules(collector, limit + 1) <= limit;
      if (within) {
        open.dispose();
        reusable = true;
      }
      failure = within ? null : tooMany(collector, limit);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      failure = failed(collector, e);
    } finally {
      if (!reusable) {
        // A pool keeps every session that it ever gave, and forgets them only as a whole.
        sessions = base.newKieSessionsPool(1);
      }
    }
    // What fired before a failure depends on the order of rules, so none of it counts.
    return failure == null ? new Fired(collector.firings(), null) : new Fired(List.of(), failure);
  }

  private static Reason tooMany(Collector collector, int limit) {
    Map<String, String> facts =
        Map.of("limit", Integer.toString(limit), "rule", String.valueOf(collector.currentRule()));
    String sentence =
        "The rules fired more than "
            + limit
            + " times, so nothing that they ask for counts, and a person looks.";
    return new Reason("fired-rules-limit", "review", sentence, facts);
  }

  private static Reason failed(Collector collector, Throwable failure) {
    MissingSettingException missing = missing(failure);
    if (missing != null) {
      String sentence =
          "The policy has no setting for this case ("
              + missing.getMessage()
              + "), so nothing that it asks for counts, and a person looks.";
      return Reason.of("setting-missing", "review", sentence);
    }
    String rule = String.valueOf(collector.currentRule());
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    Map<String, String> facts = Map.of("rule", rule, "failure", root.getClass().getName());
    return new Reason(
        "rule-failed",
        "review",
        "A rule failed, so nothing that the policy asks for counts, and a person looks.",
        facts);
  }

  private static @Nullable MissingSettingException missing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MissingSettingException missing) {
        return missing;
      }
    }
    return null;
  }
}
