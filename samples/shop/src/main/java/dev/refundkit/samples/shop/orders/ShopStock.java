package dev.refundkit.samples.shop.orders;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts units back on the shelf, once per key: the key and the units are stored in one transaction.
 * What the shop does not keep on a shelf is refused, and stays so.
 */
public final class ShopStock implements Inventory {

  private final Stock stock;
  private final TransactionOperations transactions;

  public ShopStock(Stock stock, TransactionOperations transactions) {
    this.stock = stock;
    this.transactions = transactions;
  }

  @Override
  public Result restock(RestockOrder order) {
    try {
      return Objects.requireNonNull(transactions.execute(status -> putBackOnce(order)));
    } catch (DuplicateKeyException e) {
      // Another call under this key was quicker, and has committed.
      return result(stock.putBackUnder(order.key()).orElseThrow(() -> e));
    }
  }

  private Result putBackOnce(RestockOrder order) {
    return stock
        .putBackUnder(order.key())
        .map(ShopStock::result)
        .orElseGet(() -> result(putBack(order)));
  }

  private long putBack(RestockOrder order) {
    long units = stock.units(order.productId()).isPresent() ? order.quantity() : 0;
    stock.putBack(order.key(), order.productId(), units);
    return units;
  }

  private static Result result(long units) {
    return units > 0 ? Result.DONE : Result.REFUSED;
  }
}
