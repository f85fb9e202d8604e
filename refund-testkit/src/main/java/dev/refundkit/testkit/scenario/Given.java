package dev.refundkit.testkit.scenario;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world before the first step.
 *
 * @param now the clock, which stands still unless a step advances it
 * @param policy {@code default}, {@code approve_all}, {@code review_all} or a policy folder
 *     relative to the file
 * @param tenders null for the library's default
 * @param customers what the host knows, by customer id
 * @param processor the scripted answers, in call order, at least one; the last repeats
 */
public record Given(
    Instant now,
    String policy,
    @Nullable TenderStrategy tenders,
    List<Sale> orders,
    Map<String, CustomerFacts> customers,
    List<ScriptedAnswer> processor) {

  public Given {
    orders = List.copyOf(orders);
    customers = Map.copyOf(customers);
    processor = List.copyOf(processor);
  }
}
