package dev.refundkit.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a claimed effect.
 *
 * @param fence as it was claimed; a worker whose lease was taken over has an old one, and its
 *     commit is refused
 * @param again when it is due again, for {@link Fate#AGAIN}; null otherwise
 * @param attempts how often it was tried without success
 * @param problem why it was not done, for people; null if nothing is wrong
 */
public record EffectUpdate(
    String key,
    long fence,
    Fate fate,
    @Nullable Instant again,
    int attempts,
    @Nullable String problem) {

  /** What becomes of it. */
  public enum Fate {
    /** It is done and closed. */
    DONE,
    /** It is open and not claimed, and due later. */
    AGAIN,
    /** It is closed, and a person must look. */
    GIVEN_UP,
    /** It stays as it is, claimed; only the fence is checked. */
    KEPT
  }

  public static EffectUpdate done(ClaimedEffect claim) {
    return new EffectUpdate(claim.effect().key(), claim.fence(), Fate.DONE, null, 0, null);
  }

  public static EffectUpdate kept(ClaimedEffect claim) {
    return new EffectUpdate(
        claim.effect().key(), claim.fence(), Fate.KEPT, null, claim.attempts(), null);
  }

  public static EffectUpdate again(
      ClaimedEffect claim, Instant due, int attempts, @Nullable String problem) {
    return new EffectUpdate(
        claim.effect().key(), claim.fence(), Fate.AGAIN, due, attempts, problem);
  }

  public static EffectUpdate givenUp(ClaimedEffect claim, int attempts, String problem) {
    return new EffectUpdate(
        claim.effect().key(), claim.fence(), Fate.GIVEN_UP, null, attempts, problem);
  }
}
