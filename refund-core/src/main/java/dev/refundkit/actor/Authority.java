package dev.refundkit.actor;

import dev.refundkit.money.IsoCurrency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an actor may do, perhaps up to an amount: {@code refunds:write} or {@code
 * refunds:approve:USD:10000}.
 *
 * @param limit null for no limit
 */
public record Authority(Scope scope, @Nullable Limit limit) {

  /**
   * Up to how much, cumulative per actor, order and day (UTC), over both endpoints.
   *
   * @param amount minor units
   */
  public record Limit(IsoCurrency currency, long amount) {}

  private static final Pattern FORM =
      Pattern.compile("([a-z]+:[a-z]+)(?::([A-Z]{3}):([0-9]{1,18}))?");

  /**
   * Reads an authority.
   *
   * @throws IllegalArgumentException if it is not of the form {@code scope} or {@code
   *     scope:CURRENCY:minor units}
   */
  public static Authority parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not an authority: " + text + "; expected refunds:write or refunds:approve:USD:10000");
    }
    String name = matcher.group(1);
    Scope scope =
        Scope.of(name).orElseThrow(() -> new IllegalArgumentException("unknown scope: " + name));
    String currency = matcher.group(2);
    Limit limit =
        currency == null
            ? null
            : new Limit(IsoCurrency.of(currency), Long.parseLong(matcher.group(3)));
    return new Authority(scope, limit);
  }
}
