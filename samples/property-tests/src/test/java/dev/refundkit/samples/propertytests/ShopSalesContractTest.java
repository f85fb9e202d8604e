package dev.refundkit.samples.propertytests;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.contract.Ability;
import dev.refundkit.testkit.contract.SalesContract;
import dev.refundkit.testkit.story.ScriptedHost;
import java.util.List;

/** The shop states its orders by the rules of sales (CONTRACTS.md, S). */
class ShopSalesContractTest extends SalesContract {

  private final ShopSales sales = new ShopSales();

  ShopSalesContractTest() {
    take("order_1", List.of(receipt("z", 1_000), receipt("a", 200)));
  }

  private static Order.Receipt receipt(String id, long amount) {
    return new Order.Receipt(id, "card", amount);
  }

  private void take(String number, List<Order.Receipt> receipts) {
    Order.Item item =
        new Order.Item(
            "line", "cup", "A cup", "other", false, 1, 1_000, 0, List.of(vat(200)), true);
    sales.keep(
        new Order(
            number,
            "customer",
            IsoCurrency.of("EUR"),
            ScriptedHost.START,
            null,
            false,
            0,
            List.of(item),
            new Order.Freight(0, 0, List.of()),
            receipts));
  }

  private static Order.Levy vat(long amount) {
    return new Order.Levy("vat", amount);
  }

  @Override
  protected Sales sales() {
    return sales;
  }

  @Override
  protected List<String> orderIds() {
    return List.of("order_1");
  }

  @Override
  protected Ability hasTenants() {
    return Ability.missing("the shop is the only tenant");
  }

  @Override
  protected void captureMore(String orderId) {
    take(orderId, List.of(receipt("z", 1_000), receipt("a", 200), receipt("b", 50)));
  }
}
