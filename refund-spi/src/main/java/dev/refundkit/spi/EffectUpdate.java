package dev.refundkit.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a claimed effect.
 *
 * @param fence as it was claimed; a worker whose lease was taken over has an old one, and its
 *     commit is refused
 * @param again when it is due again; null if it is done
 * @param attempts how often it was tried without success
 * @param problem why it was not done, for people; null if nothing is wrong
 * @param givenUp whether it is not tried any longer and a person must look
 */
public record EffectUpdate(
    String key,
    long fence,
    @Nullable Instant again,
    int attempts,
    @Nullable String problem,
    boolean givenUp) {

  public static EffectUpdate done(ClaimedEffect claim) {
    return new EffectUpdate(claim.effect().key(), claim.fence(), null, 0, null, false);
  }
}
