package dev.refundkit.testkit.scenario;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedSales;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the world before the first step. */
final class GivenReader {

  private static final Map<String, TenderStrategy> TENDERS = Words.of(TenderStrategy.values());

  private GivenReader() {}

  static Given read(YamlValue value) {
    Keys keys = value.keys("now", "policy", "tenders", "orders", "customers", "processor");
    Instant now = keys.need("now").instant();
    return new Given(
        now,
        keys.text("policy"),
        keys.orNull("tenders", t -> t.word(TENDERS)),
        keys.need("orders").build(orders -> orders(orders, now)),
        keys.or("customers", GivenReader::customers, Map.of()),
        keys.or("processor", GivenReader::script, List.of(ScriptedAnswer.SUCCEEDED)));
  }

  private static List<Sale> orders(YamlValue value, Instant now) {
    List<Sale> orders = value.list(order -> SaleReader.read(order, now));
    return new ScriptedSales(orders).all();
  }

  private static List<ScriptedAnswer> script(YamlValue value) {
    List<ScriptedAnswer> script =
        value.list(answer -> answer.build(a -> ScriptedAnswer.parse(a.text())));
    if (script.isEmpty()) {
      throw value.wrong("must hold at least one answer");
    }
    return script;
  }

  private static Map<String, CustomerFacts> customers(YamlValue value) {
    Map<String, CustomerFacts> customers = new LinkedHashMap<>();
    value.entries().forEach((id, facts) -> customers.put(id, facts(facts)));
    return customers;
  }

  static CustomerFacts facts(YamlValue value) {
    Map<String, YamlValue> entries = value.entries();
    Keys keys = new Keys(value, entries);
    Map<String, Object> more = new LinkedHashMap<>();
    entries.forEach(
        (key, fact) -> {
          Object plain = fact.plain();
          if (plain != null && !NAMED.contains(key)) {
            more.put(key, plain);
          }
        });
    return new CustomerFacts(
        keys.orNull("refunds_90d", YamlValue::count),
        keys.orNull("lifetime_value", YamlValue::amount),
        keys.orNull("risk_score", GivenReader::score),
        more);
  }

  private static final List<String> NAMED = List.of("refunds_90d", "lifetime_value", "risk_score");

  private static BigDecimal score(YamlValue value) {
    @Nullable Object number = value.plain();
    if (number instanceof Number) {
      BigDecimal score = new BigDecimal(number.toString());
      if (score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0) {
        return score;
      }
    }
    throw value.wrong("must be a number from 0 to 1");
  }
}
