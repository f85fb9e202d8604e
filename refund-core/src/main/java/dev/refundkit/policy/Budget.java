package dev.refundkit.policy;

import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The most that a policy's approvals may give away without a person, in each hour or day. It counts
 * what was approved, whatever becomes of it later: an approval that is cancelled gives nothing back
 * to the budget.
 *
 * @param name the policy's name for it, 1 to 64 characters without a slash; what was spent is
 *     counted under it, so a later version of the policy goes on with the same count
 * @param window how long it lasts; hours and days begin at full hours and at midnight UTC
 * @param per whom it is counted for
 * @param cap minor units of the sale's currency, 0 or more
 */
public record Budget(String name, Window window, Per per, long cap) {

  private static final int MAX_NAME = 64;

  public Budget {
    if (name.isBlank() || name.contains("/")) {
      throw new IllegalArgumentException("a budget must have a name without a slash");
    }
    StorableText.require("a budget's name", name, MAX_NAME);
    if (cap < 0) {
      throw new IllegalArgumentException("the cap of budget " + name + " is negative: " + cap);
    }
  }

  /** How long a budget lasts before it begins anew. */
  public enum Window {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Window(ChronoUnit unit) {
      this.unit = unit;
    }

    /** When the window began that the time lies in. */
    public Instant start(Instant at) {
      return at.truncatedTo(unit);
    }

    /** Its name in policies. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whom a budget is counted for. */
  public enum Per {
    /** All sales of the tenant together. */
    SHOP,
    /** Each customer; guests, of whom the shop knows nothing, share one. */
    CUSTOMER,
    /**
     * Each product, by what its lines get, tax included; refunds of payments, which name no
     * product, share one. Shipping and adjustments count for none.
     */
    PRODUCT;

    /** Its name in policies. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
