package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.model.PolicyJar;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.run.Decider;
import dev.refundkit.rules.run.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A policy written as rules. It is free of side effects, safe for use by several threads, and gives
 * the same decision for the same case. A rule that fails, rules that fire without end, and a
 * setting that is not there mean review, with that reason.
 */
public final class DroolsRefundPolicy implements RefundPolicy {

  private static final String SHIPPED = "default";

  private final CompiledPolicy policy;
  private final Decider decider;

  private DroolsRefundPolicy(CompiledPolicy policy, Decider decider) {
    this.policy = policy;
    this.decider = decider;
  }

  private static DroolsRefundPolicy of(CompiledPolicy policy, ClassLoader loader) {
    return new DroolsRefundPolicy(policy, new Decider(policy, loader));
  }

  /** The default policy, for a general shop. It was compiled when the library was built. */
  public static DroolsRefundPolicy shipped() {
    ClassLoader loader = DroolsRefundPolicy.class.getClassLoader();
    return of(PackedPolicy.load(SHIPPED, loader), loader);
  }

  /**
   * The policy in a folder, compiled now; that takes seconds.
   *
   * @throws dev.refundkit.rules.bundle.PolicyException naming all that is wrong with it
   */
  public static DroolsRefundPolicy of(Path folder) {
    return of(new PolicyCompiler().compile(BundleFolder.read(folder)));
  }

  /**
   * The policy in a jar that {@code ./refundkit policy build} has made. Nothing is compiled, so no
   * compiler, parser or MVEL needs to be on the class path.
   *
   * @throws dev.refundkit.rules.bundle.PolicyException if it is none, was changed since, or was
   *     built by another version of the library
   */
  public static DroolsRefundPolicy built(Path jar) {
    return of(PolicyJar.read(jar));
  }

  /** A policy that a {@link PolicyCompiler} has compiled. */
  public static DroolsRefundPolicy of(CompiledPolicy policy) {
    return of(policy, policy.rules().loader(DroolsRefundPolicy.class.getClassLoader()));
  }

  /**
   * The same policy with one rule only, to test that rule alone: what it asks for is the whole
   * answer. No other rule fires, not even an exception to it.
   *
   * @throws IllegalArgumentException if the policy has no such rule
   */
  public DroolsRefundPolicy only(String rule) {
    List<String> ids = policy.rules().rules().stream().map(RuleInfo::id).toList();
    if (!ids.contains(rule)) {
      throw new IllegalArgumentException(
          "there is no rule " + rule + ". " + Nearest.advice(rule, ids));
    }
    return new DroolsRefundPolicy(policy, decider.only(rule));
  }

  @Override
  public Decision decide(RefundCase refund) {
    return decider.decide(refund);
  }

  /** What {@link #decide} says, for those who ask about very many cases. */
  public Verdict verdict(RefundCase refund) {
    return decider.verdict(refund);
  }

  @Override
  public Disposition dispose(ReturnCase goods) {
    return decider.dispose(goods);
  }

  /**
   * What it was compiled from, with its scenarios; that of a policy in a jar is read from there.
   *
   * @throws IllegalStateException if the files are not those that it was compiled from
   * @throws dev.refundkit.rules.bundle.PolicyException if they can't be read
   */
  public PolicyBundle bundle() {
    return policy.bundle().get();
  }

  @Override
  public PolicyVersion version() {
    return policy.version();
  }

  @Override
  public Set<String> reasons() {
    return policy.settings().reasons();
  }

  /** The categories of goods that the policy knows; any other counts as {@code other}. */
  public Set<String> categories() {
    return policy.settings().categories();
  }
}
