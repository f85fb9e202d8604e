package dev.refundkit.samples.propertytests;

import dev.refundkit.money.IsoCurrency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as this shop keeps it, in the shop's own words. Amounts are minor units.
 *
 * @param arrived when the goods reached the customer, null while they have not
 * @param grossPrices whether all prices contain tax
 * @param coupon taken off the whole order
 */
public record Order(
    String number,
    @Nullable String customer,
    IsoCurrency currency,
    Instant placed,
    @Nullable Instant arrived,
    boolean grossPrices,
    long coupon,
    List<Item> items,
    Freight freight,
    List<Receipt> receipts) {

  /** So many of one article. */
  public record Item(
      String id,
      String article,
      String name,
      String department,
      boolean finalSale,
      int count,
      long price,
      long rebate,
      List<Levy> levies,
      boolean sent) {}

  /** What sending the goods cost. */
  public record Freight(long price, long rebate, List<Levy> levies) {}

  /** One tax. */
  public record Levy(String name, long amount) {}

  /** Money that came in. */
  public record Receipt(String id, String means, long amount) {}
}
