package dev.refundkit.samples.shop.orders;

import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.Notifier;
import dev.refundkit.testkit.contract.NotifierContract;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

/** The shop writes to its customers by the rules of notifiers (CONTRACTS.md, N). */
class ShopMailTest {

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

  abstract static class Rules extends NotifierContract {

    private final Mail mail;
    private final Customers customers;
    private boolean fails;

    Rules(ShopDatabase database) {
      ShopDatabase.Tables tables = database.tables();
      mail = new Mail(tables.jdbc(), tables.tenant());
      customers = new Customers(tables.jdbc(), tables.tenant());
      customers.add(new Customer(customer(), "somebody@example.com", null));
    }

    @Override
    protected Notifier notifier() {
      return new ShopMail(mail, customers, this::now);
    }

    private Instant now() {
      if (fails) {
        fails = false;
        throw new IllegalStateException("no time");
      }
      return Samples.NOW;
    }

    @Override
    protected int told(String key) {
      return (int) mail.to(customer()).stream().filter(letter -> letter.key().equals(key)).count();
    }

    @Override
    protected void failNextCall() {
      fails = true;
    }
  }
}
