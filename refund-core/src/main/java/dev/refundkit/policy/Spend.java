package dev.refundkit.policy;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.IsoCurrency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one automatic approval takes of one budget.
 *
 * @param subject the customer's or product's id; empty for the shop, a guest, and what has no
 *     product
 * @param since when the budget's window began
 * @param amount minor units, more than 0
 */
public record Spend(
    Budget budget, String subject, IsoCurrency currency, Instant since, long amount) {

  /** What is counted together: one budget, window, currency and subject. */
  public String key() {
    return String.join(
        "/",
        budget.name(),
        budget.window().wire(),
        since.toString(),
        currency.code() + currency.digits(),
        budget.per().wire(),
        subject);
  }

  /** Whether the budget has enough left, if so much was spent before. */
  public boolean fits(long spent) {
    return amount <= budget.cap() && spent <= budget.cap() - amount;
  }

  /**
   * What an approval takes of the budgets of its decision, in order of their keys.
   *
   * @param given what the refund gives, the fee taken off
   * @param productOf the product of a line
   * @param customerId null for a guest
   */
  public static List<Spend> of(
      Decision decision,
      Allocation given,
      UnaryOperator<String> productOf,
      @Nullable String customerId,
      IsoCurrency currency,
      Instant at) {
    List<Spend> spends = new ArrayList<>();
    for (Budget budget : decision.budgets()) {
      Map<String, Long> amounts =
          switch (budget.per()) {
            case SHOP -> Map.of("", given.total());
            case CUSTOMER -> Map.of(customerId == null ? "" : customerId, given.total());
            case PRODUCT -> byProduct(given, productOf);
          };
      Instant since = budget.window().start(at);
      amounts.forEach(
          (subject, amount) -> {
            if (amount > 0) {
              spends.add(new Spend(budget, subject, currency, since, amount));
            }
          });
    }
    spends.sort(Comparator.comparing(Spend::key));
    return spends;
  }

  private static Map<String, Long> byProduct(Allocation given, UnaryOperator<String> productOf) {
    Map<String, Long> amounts = new TreeMap<>();
    for (LineShare line : given.lines()) {
      amounts.merge(productOf.apply(line.lineId()), line.worth().total(), Long::sum);
    }
    long ofPayment = given.unallocated().total();
    if (ofPayment > 0) {
      amounts.merge("", ofPayment, Long::sum);
    }
    return amounts;
  }
}
