package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Sales;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules S of CONTRACTS.md, as tests of how a host states its orders.
 *
 * <p>Not here: whether amounts are those of the whole line (S7), as only the host knows what it
 * sold, and what becomes of a failure (S8), which is the engine's part.
 */
@ExtendWith(RuleInMessage.class)
public abstract class SalesContract {

  /** The adapter, with the orders of {@link #orderIds}; called once for each test. */
  protected abstract Sales sales();

  /** Orders with payments; at best one with two payments or more. */
  protected abstract List<String> orderIds();

  /** Whether {@link #foreignOrder} can be named. */
  protected Ability hasTenants() {
    return Ability.PRESENT;
  }

  /** An order with payments that belongs to another tenant, as that one states it. */
  protected Sale foreignOrder() {
    throw NotOverriddenException.of(this, "foreignOrder()", "hasTenants()");
  }

  /** Whether {@link #captureMore} can be done. */
  protected Ability capturesMore() {
    return Ability.PRESENT;
  }

  /** The host takes another payment for the order, or more by its last one. */
  protected void captureMore(String orderId) {
    throw NotOverriddenException.of(this, "captureMore(String)", "capturesMore()");
  }

  private static Sale order(Sales sales, String orderId) {
    return sales
        .order(orderId)
        .orElseThrow(() -> new AssertionError("order " + orderId + " is not found"));
  }

  @Test
  @DisplayName("S1: an order is found by its id")
  @LookAt("Maybe another id than that of requests is looked up.")
  void findsOrders() {
    Sales sales = sales();
    for (String orderId : orderIds()) {
      assertEquals(orderId, order(sales, orderId).id(), "the id of the order");
    }
  }

  @Test
  @DisplayName("S1: ids that nobody knows find nothing")
  @LookAt("Maybe an unknown id is an exception; that is for when nobody can tell.")
  void unknownIdsFindNothing() {
    Sales sales = sales();
    for (String unknown : List.of("unknown_" + UUID.randomUUID(), "", "' OR 1=1")) {
      assertEquals(Optional.empty(), sales.order(unknown), "the order of \"" + unknown + "\"");
      assertEquals(
          Optional.empty(), sales.orderOfPayment(unknown), "the order of \"" + unknown + "\"");
    }
  }

  @Test
  @DisplayName("S1: an order of another tenant is not found")
  @LookAt("Maybe a query does not name the tenant.")
  void foreignOrdersAreNotFound() {
    hasTenants().required();
    Sales sales = sales();
    Sale foreign = foreignOrder();
    assertEquals(Optional.empty(), sales.order(foreign.id()), "the other tenant's order");
    for (Payment payment : foreign.payments()) {
      assertEquals(
          Optional.empty(), sales.orderOfPayment(payment.id()), "the order of " + payment.id());
    }
  }

  @Test
  @DisplayName("S2: each payment leads to its order, stated the same either way")
  @LookAt("Maybe a payment id is used by several orders, or the two methods build sales apart.")
  void paymentsLeadToTheirOrder() {
    Sales sales = sales();
    for (String orderId : orderIds()) {
      Sale sale = order(sales, orderId);
      for (Payment payment : sale.payments()) {
        assertEquals(
            Optional.of(sale), sales.orderOfPayment(payment.id()), "the order of " + payment.id());
      }
    }
  }

  /** An order before and after more was captured. */
  private record Captured(Sale before, Sale after) {}

  private List<Captured> captured() {
    capturesMore().required();
    Sales sales = sales();
    List<Captured> found = new ArrayList<>();
    for (String orderId : orderIds()) {
      Sale before = order(sales, orderId);
      captureMore(orderId);
      found.add(new Captured(before, order(sales, orderId)));
    }
    return found;
  }

  @Test
  @DisplayName("S3: what was sold stays as it was when more is captured")
  @LookAt("Maybe amounts are worked out anew from what was paid.")
  void whatWasSoldIsFrozen() {
    for (Captured sale : captured()) {
      assertEquals(sale.before.currency(), sale.after.currency(), "the currency");
      assertEquals(sale.before.lines(), sale.after.lines(), "the lines");
      assertEquals(sale.before.shipping(), sale.after.shipping(), "the shipping");
      assertEquals(sale.before.discount(), sale.after.discount(), "the order's discount");
    }
  }

  @Test
  @DisplayName("S4: no payment's capture shrinks when more is captured")
  @LookAt("Maybe a later capture replaces the one before, or refunds are subtracted.")
  void capturesDoNotShrink() {
    for (Captured sale : captured()) {
      for (Payment payment : sale.before.payments()) {
        long now = sale.after.payment(payment.id()).map(Payment::captured).orElse(0L);
        assertTrue(
            now >= payment.captured(),
            payment.id() + " had captured " + payment.captured() + " and has " + now);
      }
    }
  }

  @Test
  @DisplayName("S5: what was captured shows at once")
  @LookAt("Maybe sales come from a cache.")
  void capturesShowAtOnce() {
    for (Captured sale : captured()) {
      assertTrue(
          sale.after.captured() > sale.before.captured(),
          "captured before %d, afterwards %d"
              .formatted(sale.before.captured(), sale.after.captured()));
    }
  }

  @Test
  @DisplayName("S6: payments stand in the order of capture; a later one comes last")
  @LookAt("Maybe payments are sorted by id, or not at all.")
  void laterPaymentsComeLast() {
    for (Captured sale : captured()) {
      List<String> before = sale.before.payments().stream().map(Payment::id).toList();
      List<String> after = sale.after.payments().stream().map(Payment::id).toList();
      assertEquals(before, after.subList(0, before.size()), "the payments that were there");
    }
  }

  @Test
  @DisplayName("A1: several threads get the same orders")
  @LookAt("Maybe one connection is shared by all threads.")
  void threadsGetTheSame() {
    Sales sales = sales();
    for (String orderId : orderIds()) {
      Sale sale = order(sales, orderId);
      Together.atOnce(4, () -> order(sales, orderId))
          .forEach(found -> assertEquals(sale, found, "the order on one of four threads"));
    }
  }
}
