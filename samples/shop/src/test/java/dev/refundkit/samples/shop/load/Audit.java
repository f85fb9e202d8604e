package dev.refundkit.samples.shop.load;

import dev.refundkit.actor.Actor;
import dev.refundkit.jdbc.Auditor;
import dev.refundkit.jdbc.BookComparison;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.samples.shop.RunningShop;
import dev.refundkit.samples.shop.orders.Stock;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of a shop once everything in it has come to its end. */
final class Audit {

  private static final int PAGE = 100;

  private final RunningShop shop;
  private final String tenant;
  private final List<String> wrong = new ArrayList<>();

  private Audit(RunningShop shop, String tenant) {
    this.shop = shop;
    this.tenant = tenant;
  }

  /**
   * All that is wrong.
   *
   * @param promised totals of refunds that callers know of
   */
  static List<String> of(RunningShop shop, String tenant, Map<String, Long> promised) {
    Audit audit = new Audit(shop, tenant);
    audit.balances();
    audit.books();
    audit.refunds(promised);
    return audit.wrong;
  }

  private void balances() {
    Auditor.of(shop.database(), tenant).check().forEach(finding -> wrong.add(finding.toString()));
  }

  /** What the acquirer has paid is what the store holds for paid, payment by payment. */
  private void books() {
    PaymentProcessor processor = shop.processor(tenant);
    BookComparison books =
        Auditor.of(shop.database(), tenant).compareWith(processor, Instant.EPOCH);
    books.findings().forEach(finding -> wrong.add(finding.toString()));
    books.inFlight().forEach(payout -> wrong.add(payout + " is paid, and not known to be"));
    books.madeOutside().forEach(entry -> wrong.add("nobody has asked for " + entry));
    Map<String, Long> paid = new HashMap<>();
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(Instant.EPOCH, cursor, PAGE);
      page.items().forEach(e -> paid.merge(e.paymentId(), e.amountMinor(), Math::addExact));
      cursor = page.next();
    } while (cursor != null);
    jdbc()
        .sql("select payment_id, captured, refunded from refundkit_payment where tenant = ?")
        .param(tenant)
        .query(
            row -> {
              String payment = row.getString("payment_id");
              long given = paid.getOrDefault(payment, 0L);
              if (given != row.getLong("refunded") || given > row.getLong("captured")) {
                wrong.add(
                    payment
                        + (" captured %d, gave back %d, and the store has %d"
                            .formatted(row.getLong("captured"), given, row.getLong("refunded"))));
              }
            });
  }

  /** Each promise is kept, and the shelf holds what was put back. */
  private void refunds(Map<String, Long> promised) {
    Map<String, Long> missing = new HashMap<>(promised);
    Map<String, Long> returned = new HashMap<>();
    String cursor = null;
    do {
      Page<Refund> page = page(cursor);
      for (Refund refund : page.items()) {
        Long total = missing.remove(refund.id());
        if (total != null && total != refund.accepted().total()) {
          wrong.add(refund.id() + " was promised with " + total);
        }
        for (RefundItem item : refund.items()) {
          returned.merge(item.productId(), (long) item.restocked(), Math::addExact);
        }
      }
      cursor = page.next();
    } while (cursor != null);
    missing.keySet().forEach(id -> wrong.add(id + " is lost"));
    returned.forEach(this::shelf);
  }

  private Page<Refund> page(@Nullable String cursor) {
    return shop.engine(tenant).list(RefundQuery.ALL, cursor, PAGE, Actor.SYSTEM).orElseThrow();
  }

  private void shelf(String product, long returned) {
    long put =
        jdbc()
            .sql(
                "select coalesce(sum(units), 0) from shop_restock"
                    + " where tenant = ? and product_id = ?")
            .params(tenant, product)
            .query(Long.class)
            .single();
    long units = new Stock(jdbc(), tenant).units(product).orElse(0L);
    if (put != returned || units != LoadOrders.ON_THE_SHELF + returned) {
      wrong.add(
          "%s: %d came back, %d were put back, %d are there"
              .formatted(product, returned, put, units));
    }
  }

  private JdbcClient jdbc() {
    return shop.jdbc();
  }
}
