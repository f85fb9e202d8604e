package dev.refundkit.testkit.policy;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.PastCase;
import dev.refundkit.request.RefundType;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A year of refunds of a general shop, as many as are wanted: mostly small, recent and honest ones,
 * and some of each kind that a policy must not miss. The same seed and number give the same case,
 * in whatever order they are asked for. Immutable.
 *
 * <p>The shares are our guess at such a shop, and no survey: two returns of three because the
 * customer chose so, prices around USD 30 with a long tail, delivered about nine days ago.
 */
public final class GeneratedHistory {

  private static final Instant FROM = Instant.parse("2023-01-20T00:00:00Z");
  private static final int SECONDS_OF_YEAR = 365 * 86_400;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private static final Weighted<String> CURRENCIES =
      Weighted.of("USD", 55).or("EUR", 25).or("GBP", 10).or("CAD", 5).or("JPY", 4).or("KWD", 1);
  private static final Weighted<String> REASONS =
      Weighted.of("changed_mind", 22)
          .or("wrong_size", 16)
          .or("requested_by_customer", 12)
          .or("no_longer_needed", 8)
          .or("ordered_by_mistake", 5)
          .or("better_price_found", 2)
          .or("product_damaged", 9)
          .or("defective", 7)
          .or("not_as_described", 6)
          .or("wrong_item", 4)
          .or("product_not_received", 3)
          .or("late_delivery", 2)
          .or("price_adjustment", 2)
          .or("duplicate_charge", 1)
          .or("fraudulent", 1);
  private static final Weighted<String> CATEGORIES =
      Weighted.of("apparel", 30)
          .or("footwear", 12)
          .or("electronics", 14)
          .or("home", 10)
          .or("beauty", 8)
          .or("books", 6)
          .or("toys", 6)
          .or("sports", 5)
          .or("grocery", 4)
          .or("furniture", 2)
          .or("jewelry", 2)
          .or("digital", 1);
  private static final Weighted<RefundType> TYPES =
      Weighted.of(RefundType.ITEM_RETURN, 60)
          .or(RefundType.PARTIAL, 18)
          .or(RefundType.FULL, 14)
          .or(RefundType.SHIPPING, 4)
          .or(RefundType.PAYMENT, 3)
          .or(RefundType.TAX_ONLY, 1);
  private static final Weighted<String> TAGS =
      Weighted.of("", 90).or("final_sale", 4).or("opened", 3).or("bulky", 2).or("perishable", 1);
  private static final Weighted<String> PAYMENTS =
      Weighted.of("card", 80).or("wallet", 12).or("gift_card", 5).or("cash", 3);

  private final long seed;

  /** The history of this seed. */
  public GeneratedHistory(long seed) {
    this.seed = seed;
  }

  /**
   * One of its cases.
   *
   * @param number from 1
   */
  public PastCase get(long number) {
    SplittableRandom random = new SplittableRandom(seed * MIXER + number);
    AskedRefund refund =
        new AskedRefund()
            .askedAt(FROM.plusSeconds(random.nextInt(SECONDS_OF_YEAR)))
            .currency(CURRENCIES.pick(random))
            .reason(REASONS.pick(random))
            .paidBy(PAYMENTS.pick(random));
    times(refund, random);
    customer(refund, random);
    long worth = goods(refund, random);
    refund.captured(worth + random.nextLong(3 * worth + 1));
    oddities(refund, worth, random);
    return new PastCase("refund_" + number, refund.build());
  }

  private static void times(AskedRefund refund, SplittableRandom random) {
    int age = (int) Math.min(400, exponential(9, random));
    refund.placedDaysAgo(age + 2 + random.nextInt(5));
    if (random.nextInt(100) < 92) {
      refund.deliveredDaysAgo(age);
    } else {
      refund.notDelivered();
    }
  }

  private static void customer(AskedRefund refund, SplittableRandom random) {
    if (random.nextInt(100) < 12) {
      refund.unknownCustomer();
      return;
    }
    double risk = Math.pow(random.nextDouble(), 6);
    refund
        .refunds90d((int) Math.min(30, exponential(0.9, random)))
        .lifetimeValue(skewed(30_000, 1.2, random))
        .risk(String.format(Locale.ROOT, "%.2f", risk));
  }

  /** The worth of what is asked for. */
  private static long goods(AskedRefund refund, SplittableRandom random) {
    RefundType type = TYPES.pick(random);
    refund.type(type);
    if (type == RefundType.PAYMENT) {
      long amount = skewed(3_000, 1, random);
      refund.ofPayment(amount);
      return amount;
    }
    if (type == RefundType.SHIPPING) {
      long amount = random.nextLong(300, 1_800);
      refund.shipping(amount);
      return amount;
    }
    int lines = 1 + (int) Math.min(9, exponential(0.6, random));
    long sum = 0;
    for (int i = 0; i < lines; i++) {
      sum += line(refund, i == 0, type == RefundType.TAX_ONLY, random);
    }
    return sum;
  }

  private static long line(
      AskedRefund refund, boolean first, boolean taxOnly, SplittableRandom random) {
    String category = CATEGORIES.pick(random);
    String tag = TAGS.pick(random);
    int quantity = 1 + (int) Math.min(5, exponential(0.2, random));
    long price = quantity * skewed(category.equals("furniture") ? 20_000 : 3_000, 0.9, random);
    long tax = price * random.nextInt(21) / 100;
    boolean unshipped = random.nextInt(100) < 6;
    if (!first) {
      refund.anotherLine(line -> line);
    }
    refund.line(
        line -> {
          line.category(category).quantity(quantity).amount(taxOnly ? 0 : price, tax);
          if (!tag.isEmpty()) {
            line.tags(tag);
          }
          return unshipped ? line.unshipped() : line;
        });
    return taxOnly ? tax : price + tax;
  }

  private static void oddities(AskedRefund refund, long worth, SplittableRandom random) {
    switch (random.nextInt(100)) {
      case 0, 1 -> refund.capped();
      case 2 -> refund.aboveUnits();
      case 3, 4 -> refund.byAPersonOnly();
      case 5 -> refund.repeated();
      case 6 -> refund.goodwill(1 + random.nextInt(1_000));
      case 7 -> refund.paymentRefundBefore(1 + worth / 10);
      case 8 -> refund.history(ledger -> disputed(ledger, worth, random));
      default -> {}
    }
  }

  private static Ledger disputed(Ledger ledger, long worth, SplittableRandom random) {
    Dispute.Stage stage = random.nextInt(3) == 0 ? Dispute.Stage.LOST : Dispute.Stage.OPEN;
    return ledger.dispute("pay_1", new Dispute("dispute_1", worth, stage));
  }

  private static double exponential(double mean, SplittableRandom random) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** Around a median, with a long tail; at least 1. */
  private static long skewed(long median, double spread, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return Math.max(1, Math.round(median * Math.exp(spread * (sum - 6))));
  }
}
