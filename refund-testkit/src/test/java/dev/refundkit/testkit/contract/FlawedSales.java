package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.ports.ScriptedSales;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of sales, on scripted ones with perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedSales extends SalesContract {

  private static final Sale FOREIGN = Made.sale("foreign", Made.USD);

  private final ScriptedSales sales =
      new ScriptedSales(List.of(Made.sale("o1", Made.USD), Made.sale("o2", Made.USD)));
  private final Flaw<Sales> flaw;

  FlawedSales(String flaw) {
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected Sales sales() {
    return flaw.breaks().apply(sales);
  }

  @Override
  protected List<String> orderIds() {
    return List.of("o1", "o2");
  }

  @Override
  protected Sale foreignOrder() {
    return FOREIGN;
  }

  @Override
  protected void captureMore(String orderId) {
    Sale sale = sales.order(orderId).orElseThrow();
    List<Payment> more = new ArrayList<>(sale.payments());
    more.add(Payment.captured(orderId + "_a_third", "card", 100));
    sales.put(with(sale, sale.discount(), more));
  }

  private static Sale with(Sale s, long discount, List<Payment> payments) {
    return new Sale(
        s.id(),
        s.customerId(),
        s.currency(),
        s.placedAt(),
        s.deliveredAt(),
        s.pricesIncludeTax(),
        discount,
        s.lines(),
        s.shipping(),
        payments);
  }

  static List<Flaw<Sales>> flaws() {
    return List.of(
        of("orders are looked up by another id", FlawedSales::otherIds, "findsOrders"),
        of("the unknown is an error", FlawedSales::strict, "unknownIdsFindNothing"),
        of("all tenants share orders", FlawedSales::shared, "foreignOrdersAreNotFound"),
        of(
            "payments lead to orders without discount",
            sales -> new Changed(sales, s -> s, s -> with(s, 1, s.payments())),
            "paymentsLeadToTheirOrder"),
        of(
            "what was paid too much is a discount",
            changed(s -> with(s, s.captured() % 1_000, s.payments())),
            "whatWasSoldIsFrozen"),
        of(
            "later captures replace the first",
            changed(FlawedSales::onlyTheLast),
            "capturesDoNotShrink"),
        of("orders are cached", FlawedSales::cached, "capturesShowAtOnce"),
        of("payments are sorted by id", changed(FlawedSales::sorted), "laterPaymentsComeLast"),
        of("one thread only", FlawedSales::oneThreadOnly, "threadsGetTheSame"));
  }

  /** States sales otherwise than they are. */
  private record Changed(Sales to, UnaryOperator<Sale> byId, UnaryOperator<Sale> byPayment)
      implements Sales {
    @Override
    public Optional<Sale> order(String orderId) {
      return to.order(orderId).map(byId);
    }

    @Override
    public Optional<Sale> orderOfPayment(String paymentId) {
      return to.orderOfPayment(paymentId).map(byPayment);
    }
  }

  /** Finds orders otherwise than by their ids. */
  private record Found(Sales to, Function<String, Optional<Sale>> byId) implements Sales {
    @Override
    public Optional<Sale> order(String orderId) {
      return byId.apply(orderId);
    }

    @Override
    public Optional<Sale> orderOfPayment(String paymentId) {
      return to.orderOfPayment(paymentId);
    }
  }

  private static UnaryOperator<Sales> changed(UnaryOperator<Sale> change) {
    return sales -> new Changed(sales, change, change);
  }

  private static Sale onlyTheLast(Sale sale) {
    int last = sale.payments().size() - 1;
    return with(sale, 0, last < 2 ? sale.payments() : sale.payments().subList(last, last + 1));
  }

  private static Sale sorted(Sale sale) {
    return with(
        sale, 0, sale.payments().stream().sorted(Comparator.comparing(Payment::id)).toList());
  }

  private static Sales otherIds(Sales sales) {
    return new Found(sales, id -> sales.order("#" + id));
  }

  private static Sales strict(Sales sales) {
    return new Found(sales, id -> Optional.of(sales.order(id).orElseThrow()));
  }

  private static Sales shared(Sales sales) {
    return new Found(sales, id -> id.equals("foreign") ? Optional.of(FOREIGN) : sales.order(id));
  }

  private static Sales cached(Sales sales) {
    Map<String, Optional<Sale>> seen = new ConcurrentHashMap<>();
    return new Found(sales, id -> seen.computeIfAbsent(id, sales::order));
  }

  private static Sales oneThreadOnly(Sales sales) {
    Thread owner = Thread.currentThread();
    return new Found(
        sales, id -> Thread.currentThread() == owner ? sales.order(id) : Optional.empty());
  }
}
