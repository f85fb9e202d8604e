package dev.refundkit.testkit.run;

import dev.refundkit.policy.RefundPolicy;
import java.nio.file.Path;

/**
 * Where scenarios get their policies from; {@code approve_all} and {@code review_all} need none.
 * Asked once per scenario, so a policy that takes long to load is better kept.
 */
public interface PolicySource {

  /**
   * The policy that scenarios call {@code default}.
   *
   * @throws RuntimeException if it cannot be had; the scenario fails with its message
   */
  RefundPolicy standard();

  /**
   * The policy of a folder.
   *
   * @param folder where the scenario's file says it is
   * @throws RuntimeException if it cannot be had; the scenario fails with its message
   */
  RefundPolicy bundle(Path folder);

  /** Has no policies beside {@code approve_all} and {@code review_all}. */
  static PolicySource none() {
    return new PolicySource() {
      @Override
      public RefundPolicy standard() {
        throw new IllegalArgumentException("no policy default was given to this run");
      }

      @Override
      public RefundPolicy bundle(Path folder) {
        throw new IllegalArgumentException(
            "no policy " + folder + "; only approve_all and review_all are known to this run");
      }
    };
  }

  /** One policy as {@code default}, and no folders. */
  static PolicySource of(RefundPolicy standard) {
    return new PolicySource() {
      @Override
      public RefundPolicy standard() {
        return standard;
      }

      @Override
      public RefundPolicy bundle(Path folder) {
        return none().bundle(folder);
      }
    };
  }
}
