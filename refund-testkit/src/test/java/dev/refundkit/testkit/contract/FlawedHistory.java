package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.testkit.ports.ScriptedHistory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of histories, on a scripted one with perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedHistory extends CustomerHistoryContract {

  private static final CustomerFacts KNOWN =
      new CustomerFacts(2, 1_234L, new BigDecimal("0.25"), Map.of("club", "gold"));
  private static final CustomerFacts PARTLY = new CustomerFacts(null, 5L, null, Map.of());

  private final Flaw<CustomerHistory> flaw;

  FlawedHistory(String flaw) {
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected CustomerHistory history() {
    return flaw.breaks().apply(new ScriptedHistory(Map.of("known", KNOWN, "partly", PARTLY)));
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example("known", Made.USD, Made.NOW, KNOWN),
        new Example("partly", Made.USD, Made.NOW, PARTLY));
  }

  static List<Flaw<CustomerHistory>> flaws() {
    return List.of(
        of("strangers have 0 refunds", FlawedHistory::zeroForStrangers, "strangersAreUnknown"),
        of(
            "what is missing is 0",
            answers(f -> new CustomerFacts(0, f.lifetimeValue(), f.riskScore(), f.more())),
            "missingFactsAreNull"),
        of(
            "amounts are in whole units",
            answers(f -> new CustomerFacts(f.refunds90d(), 12L, f.riskScore(), f.more())),
            "factsAreOfCurrencyAndTime"),
        of(
            "the whole record is handed on",
            answers(
                f ->
                    new CustomerFacts(
                        f.refunds90d(),
                        f.lifetimeValue(),
                        f.riskScore(),
                        Map.of("mail", "ann@example.com"))),
            "freeFactsArePlain"),
        of("one thread only", FlawedHistory::oneThreadOnly, "threadsGetTheSame"));
  }

  private static CustomerHistory zeroForStrangers(CustomerHistory history) {
    return (id, currency, now) -> {
      CustomerFacts facts = history.of(id, currency, now);
      return facts.equals(CustomerFacts.UNKNOWN)
          ? new CustomerFacts(0, null, null, Map.of())
          : facts;
    };
  }

  private static UnaryOperator<CustomerHistory> answers(UnaryOperator<CustomerFacts> change) {
    return history -> (id, currency, now) -> change.apply(history.of(id, currency, now));
  }

  private static CustomerHistory oneThreadOnly(CustomerHistory history) {
    Thread owner = Thread.currentThread();
    return (id, currency, now) ->
        Thread.currentThread() == owner ? history.of(id, currency, now) : CustomerFacts.UNKNOWN;
  }
}
