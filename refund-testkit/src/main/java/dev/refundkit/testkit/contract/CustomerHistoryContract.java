package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.request.Redaction;
import dev.refundkit.spi.CustomerHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules C of CONTRACTS.md, as tests of what a host knows of its customers.
 *
 * <p>C2 and C4 bind the engine.
 */
@ExtendWith(RuleInMessage.class)
public abstract class CustomerHistoryContract {

  /**
   * What must be answered of a customer, in one currency at one time.
   *
   * @param facts null in them what the host does not know
   */
  public record Example(
      String customerId, IsoCurrency currency, Instant now, CustomerFacts facts) {}

  /** The adapter, with customers of whom the examples hold; called once for each test. */
  protected abstract CustomerHistory history();

  /**
   * Known customers. At best one of whom something is not known, and one who is asked about in two
   * currencies or at two times.
   */
  protected abstract List<Example> examples();

  private static CustomerFacts ask(CustomerHistory history, Example example) {
    return history.of(example.customerId(), example.currency(), example.now());
  }

  @Test
  @DisplayName("C1: of a stranger everything is unknown, and nothing is 0")
  @LookAt("Maybe a count over no rows gives 0.")
  void strangersAreUnknown() {
    CustomerFacts facts = history().of("stranger_" + UUID.randomUUID(), Made.USD, Made.NOW);
    assertEquals(CustomerFacts.UNKNOWN, facts, "the facts about a stranger");
  }

  @Test
  @DisplayName("C1: what the host does not have of a customer is null")
  @LookAt("Maybe an unboxed number stands in for what is not there.")
  void missingFactsAreNull() {
    CustomerHistory history = history();
    for (Example example : examples()) {
      CustomerFacts facts = ask(history, example);
      assertEquals(
          example.facts().refunds90d() == null, facts.refunds90d() == null, "refunds are unknown");
      assertEquals(
          example.facts().lifetimeValue() == null,
          facts.lifetimeValue() == null,
          "the lifetime value is unknown");
      assertEquals(
          example.facts().riskScore() == null, facts.riskScore() == null, "the risk is unknown");
    }
  }

  @Test
  @DisplayName("C3: facts are of the currency that is asked about, at the time that is given")
  @LookAt("Maybe amounts are in whole units or another currency, or a clock of the host's counts.")
  void factsAreOfCurrencyAndTime() {
    CustomerHistory history = history();
    for (Example example : examples()) {
      assertEquals(example.facts(), ask(history, example), "the facts about " + example);
    }
  }

  @Test
  @DisplayName("C5: free facts carry no card number and no e-mail address")
  @LookAt("Maybe the customer's record is handed on as it is.")
  void freeFactsArePlain() {
    CustomerHistory history = history();
    for (Example example : examples()) {
      Map<String, Object> more = ask(history, example).more();
      assertEquals(Redaction.mask(more), more, "the free facts");
    }
  }

  @Test
  @DisplayName("A1: several threads get the same facts")
  @LookAt("Maybe one connection, or a format that keeps state, is shared by all threads.")
  void threadsGetTheSame() {
    CustomerHistory history = history();
    for (Example example : examples()) {
      for (CustomerFacts facts : Together.atOnce(4, () -> ask(history, example))) {
        assertEquals(example.facts(), facts, "the facts on one of four threads");
      }
    }
  }
}
