package dev.refundkit.samples.propertytests;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.StoryHost;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The shop as the place of a story: an engine on the shop's own ports, and what a story does to the
 * shop's surroundings. Whatever the ports can't be told would be left out.
 */
final class ShopHost implements StoryHost {

  private final TestClock clock = new TestClock(ScriptedHost.START);
  private final ShopSales sales = new ShopSales();
  private final ShopBank bank = new ShopBank();
  private final ShopStock stock = new ShopStock();
  private final ScriptedPolicy told = new ScriptedPolicy();
  private final RefundEngine engine;

  /** A shop that decides as the story says, so that stories get far whatever its policy is. */
  ShopHost() {
    this(bank -> bank, stock -> stock);
  }

  /** The same, but bank or stock are reached through something else, which may be wrong. */
  ShopHost(UnaryOperator<PaymentProcessor> toBank, UnaryOperator<Inventory> toStock) {
    this.engine = engine(toBank.apply(bank), toStock.apply(stock), told);
  }

  /** A shop that decides by a policy of its own; what the story says of it is not heard. */
  ShopHost(RefundPolicy policy) {
    this.engine = engine(bank, stock, policy);
  }

  private RefundEngine engine(PaymentProcessor toBank, Inventory toStock, RefundPolicy policy) {
    AtomicInteger ids = new AtomicInteger();
    return Shop.engine(sales, toBank, twice(toStock), policy)
        .clock(clock)
        .ids(() -> "refund_" + ids.incrementAndGet())
        .random(new Random(1))
        .build();
  }

  /** Each order reaches the stock twice, as it does when a process dies in between (A8). */
  private static Inventory twice(Inventory stock) {
    return order -> {
      stock.restock(order);
      return stock.restock(order);
    };
  }

  @Override
  public RefundEngine engine() {
    return engine;
  }

  @Override
  public void sells(Sale sale) {
    sales.keep(Orders.of(sale));
  }

  @Override
  public void policySays(Decision decision) {
    told.says(decision);
  }

  @Override
  public void processorAnswers(List<ScriptedAnswer> answers) {
    bank.willBe(answers.stream().map(ShopHost::mood).toList());
  }

  private static ShopBank.Mood mood(ScriptedAnswer answer) {
    return switch (answer.kind()) {
      case SUCCEEDED -> ShopBank.Mood.PAYS;
      case PENDING -> ShopBank.Mood.PAYS_LATER;
      case DECLINED -> ShopBank.Mood.DECLINES;
      case NOT_ATTEMPTED -> ShopBank.Mood.CLOSED;
      case TIMEOUT_DONE -> ShopBank.Mood.LOSES_ITS_ANSWER;
      case TIMEOUT_LOST -> ShopBank.Mood.LOSES_THE_CALL;
    };
  }

  @Override
  public void processorReports(PayoutOrder order, boolean succeeded) {
    bank.receives(order);
    bank.ends(order.key(), succeeded);
  }

  @Override
  public void waits(Duration time) {
    clock.advance(time);
  }

  ShopSales sales() {
    return sales;
  }

  ShopBank bank() {
    return bank;
  }

  ShopStock stock() {
    return stock;
  }
}
