package dev.refundkit.samples.shop.orders;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shelf of one tenant. Safe for use by several threads. */
public final class Stock {

  private final JdbcClient jdbc;
  private final String tenant;

  public Stock(JdbcClient jdbc, String tenant) {
    this.jdbc = jdbc;
    this.tenant = tenant;
  }

  /** How many units there are; empty for what is not kept on a shelf. */
  public Optional<Long> units(String productId) {
    return jdbc.sql("select units from shop_stock where tenant = ? and product_id = ?")
        .params(tenant, productId)
        .query(Long.class)
        .optional();
  }

  /** Keeps a new product. */
  public void add(String productId, long units) {
    jdbc.sql("insert into shop_stock values (?, ?, ?)").params(tenant, productId, units).update();
  }

  /** How many units were put back under a key, 0 if that was refused; empty for a new key. */
  Optional<Long> putBackUnder(String key) {
    return jdbc.sql("select units from shop_restock where tenant = ? and restock_key = ?")
        .params(tenant, key)
        .query(Long.class)
        .optional();
  }

  /**
   * Puts units back and remembers the key; to be called within a transaction.
   *
   * @param units 0 to remember a refusal
   * @throws org.springframework.dao.DuplicateKeyException if the key was used before
   */
  void putBack(String key, String productId, long units) {
    // The key first, so that a second call waits for it before it touches the shelf.
    jdbc.sql("insert into shop_restock values (?, ?, ?, ?)")
        .params(tenant, key, productId, units)
        .update();
    jdbc.sql("update shop_stock set units = units + ? where tenant = ? and product_id = ?")
        .params(units, tenant, productId)
        .update();
  }
}
