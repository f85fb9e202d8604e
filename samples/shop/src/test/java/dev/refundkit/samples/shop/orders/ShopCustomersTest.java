package dev.refundkit.samples.shop.orders;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.testkit.contract.CustomerHistoryContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The shop tells of its customers by the rules of histories (CONTRACTS.md, C). */
class ShopCustomersTest {

  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(80));

  @Nested
  class OnH2 extends Rules {
    OnH2() {
      super(ShopDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends Rules {
    OnPostgresql() {
      super(ShopDatabase.POSTGRESQL);
    }
  }

  abstract static class Rules extends CustomerHistoryContract {

    private final Customers customers;

    Rules(ShopDatabase database) {
      ShopDatabase.Tables tables = database.tables();
      customers = new Customers(tables.jdbc(), tables.tenant());
      customers.add(new Customer("known", "known@example.com", new BigDecimal("0.25")));
      customers.addSpent("known", "JPY", 64_000);
      customers.addSpent("known", "USD", 120_000);
      customers.addFormerRefund("known", Samples.NOW.minus(Duration.ofDays(30)));
      customers.addFormerRefund("known", Samples.NOW.minus(Duration.ofDays(89)));
      customers.addFormerRefund("known", Samples.NOW.minus(Duration.ofDays(90)));
      customers.addFormerRefund("known", Samples.NOW.plus(Duration.ofDays(1)));
      customers.add(new Customer("new", null, null));
    }

    /** RefundKit keeps one refund, made shortly before {@link #LATER}. */
    @Override
    protected CustomerHistory history() {
      return new ShopCustomers(
          customers, (customer, since) -> since.equals(LATER.minus(Duration.ofDays(90))) ? 1 : 0);
    }

    @Override
    protected List<Example> examples() {
      BigDecimal risk = new BigDecimal("0.25");
      return List.of(
          example("known", "USD", Samples.NOW, 2, 120_000L, risk),
          example("known", "JPY", Samples.NOW, 2, 64_000L, risk),
          example("known", "EUR", Samples.NOW, 2, null, risk),
          example("known", "USD", LATER, 2, 120_000L, risk),
          example("new", "USD", Samples.NOW, 0, null, null));
    }

    private static Example example(
        String customer,
        String currency,
        Instant now,
        int refunds,
        @Nullable Long spent,
        @Nullable BigDecimal risk) {
      return new Example(
          customer,
          IsoCurrency.of(currency),
          now,
          new CustomerFacts(refunds, spent, risk, Map.of()));
    }
  }
}
