package dev.refundkit.actor;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.text.StorableText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what they may do (L3).
 *
 * @param id the host's id of the person or system; it is stored with what they did, so it must not
 *     be an e-mail address
 * @param authorities what they may do; null means everything, without limit
 */
public record Actor(String id, @Nullable List<Authority> authorities) {

  /** The library itself: automatic approvals and effects. */
  public static final Actor SYSTEM = new Actor("system", null);

  public Actor {
    boolean control = id.chars().anyMatch(Character::isISOControl);
    if (id.isBlank() || id.length() > 255 || id.contains("@") || control || !StorableText.is(id)) {
      throw new IllegalArgumentException(
          "actor id must be 1 to 255 characters of well-formed text without control characters, and no e-mail address");
    }
    authorities = authorities == null ? null : List.copyOf(authorities);
  }

  /** An actor who may do everything, without limit. */
  public static Actor of(String id) {
    return new Actor(id, null);
  }

  /** An actor with the given authorities, each as {@link Authority#parse} reads it. */
  public static Actor of(String id, List<String> authorities) {
    return new Actor(id, authorities.stream().map(Authority::parse).toList());
  }

  /** Whether the actor may do this at all. */
  public boolean may(Scope scope) {
    return authorities == null || authorities.stream().anyMatch(a -> a.scope() == scope);
  }

  /**
   * Up to how much the actor may do this in the currency, per order and day: the largest of the
   * matching limits.
   *
   * @return minor units; {@link Long#MAX_VALUE} for no limit, 0 where every limit is in another
   *     currency
   */
  public long limit(Scope scope, IsoCurrency currency) {
    if (authorities == null) {
      return Long.MAX_VALUE;
    }
    return authorities.stream()
        .filter(a -> a.scope() == scope)
        .mapToLong(a -> limitIn(currency, a.limit()))
        .max()
        .orElse(0);
  }

  private static long limitIn(IsoCurrency currency, Authority.@Nullable Limit limit) {
    if (limit == null) {
      return Long.MAX_VALUE;
    }
    return Objects.equals(limit.currency().code(), currency.code()) ? limit.amount() : 0;
  }
}
