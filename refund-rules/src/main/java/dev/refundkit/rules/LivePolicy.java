package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PolicyJar;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A policy that can be replaced while it decides. A case is decided by one version from its
 * beginning to its end. Whatever goes wrong with a new one, the last good one goes on deciding.
 * Safe for use by several threads.
 */
public final class LivePolicy implements RefundPolicy {

  /** What came of {@link #reload}. */
  public enum Reload {
    /** The source had another policy, and it decides from now on. */
    REPLACED,
    /** The source has the policy that decides already. */
    UNCHANGED,
    /** What the source has can't be used; {@link #problem} tells why. */
    FAILED
  }

  /**
   * What a source has.
   *
   * @param hash of the bundle
   * @param compiled gives it ready to run; that may take seconds
   */
  private record Found(String hash, Supplier<CompiledPolicy> compiled) {}

  private final Supplier<Found> source;
  private final Consumer<DroolsRefundPolicy> trial;
  private volatile DroolsRefundPolicy current;
  private volatile @Nullable RuntimeException problem;

  private LivePolicy(Supplier<Found> source, Consumer<DroolsRefundPolicy> trial) {
    this.source = source;
    this.trial = trial;
    this.current = tried(source.get());
  }

  private DroolsRefundPolicy tried(Found found) {
    DroolsRefundPolicy policy = DroolsRefundPolicy.of(found.compiled().get());
    trial.accept(policy);
    return policy;
  }

  /**
   * The policy that the source has now, compiled; that takes seconds.
   *
   * @param source reads the bundle anew each time, such as {@code () -> BundleFolder.read(folder)}
   * @throws dev.refundkit.rules.bundle.PolicyException naming all that is wrong with it
   */
  public static LivePolicy of(Supplier<PolicyBundle> source) {
    return of(source, untried -> {});
  }

  /**
   * The same, but a policy decides only after it was tried.
   *
   * @param trial throws a RuntimeException if the policy shall not decide; it may run the policy's
   *     scenarios, or past cases. What it has done is warm when the first customer comes.
   */
  public static LivePolicy of(Supplier<PolicyBundle> source, Consumer<DroolsRefundPolicy> trial) {
    PolicyCompiler compiler = new PolicyCompiler();
    return new LivePolicy(
        () -> {
          PolicyBundle bundle = source.get();
          return new Found(bundle.hash(), () -> compiler.compile(bundle));
        },
        trial);
  }

  /**
   * The policy in a jar, as {@link DroolsRefundPolicy#built} loads it: nothing is ever compiled.
   * Replace the file as a whole, by renaming another one, so that no half of it is seen.
   *
   * @throws dev.refundkit.rules.bundle.PolicyException if it is none, was changed since, or was
   *     built by another version of the library
   */
  public static LivePolicy built(Path jar) {
    return built(jar, untried -> {});
  }

  /** The same, but a policy decides only after it was tried, as {@link #of(Supplier, Consumer)}. */
  public static LivePolicy built(Path jar, Consumer<DroolsRefundPolicy> trial) {
    return new LivePolicy(
        () -> {
          CompiledPolicy policy = PolicyJar.read(jar);
          return new Found(policy.version().hash(), () -> policy);
        },
        trial);
  }

  /**
   * Looks at the source again. A bundle with another content is checked, compiled, tried and
   * swapped in; that takes seconds, unless only its settings changed. Throws nothing that the
   * source, the bundle or the trial is to blame for.
   */
  public synchronized Reload reload() {
    try {
      Found found = source.get();
      boolean same = found.hash().equals(current.version().hash());
      if (!same) {
        current = tried(found);
      }
      problem = null;
      return same ? Reload.UNCHANGED : Reload.REPLACED;
    } catch (RuntimeException e) {
      problem = e;
      return Reload.FAILED;
    }
  }

  /** The policy that decides now; it stays as it is, whatever comes after it. */
  public DroolsRefundPolicy current() {
    return current;
  }

  /** Why the last {@link #reload} failed; empty if it did not. */
  public Optional<RuntimeException> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Decision decide(RefundCase asked) {
    return current.decide(asked);
  }

  @Override
  public Disposition dispose(ReturnCase asked) {
    return current.dispose(asked);
  }

  @Override
  public PolicyVersion version() {
    return current.version();
  }

  @Override
  public Set<String> reasons() {
    return current.reasons();
  }
}
