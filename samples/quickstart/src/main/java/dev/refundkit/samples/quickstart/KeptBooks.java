package dev.refundkit.samples.quickstart;

import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.spi.RefundStore;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Where the quickstart keeps refunds: an H2 database in a folder. Each shop file has books of its
 * own there, since its orders have.
 */
public final class KeptBooks {

  /** The folder, unless another one is named. */
  public static final String FOLDER = ".refundkit";

  private KeptBooks() {}

  /** The books of a shop, opened in a folder, which is made if it is not there. */
  public static RefundStore in(Path folder, ShopFile shop) {
    DataSource database = database(folder);
    JdbcSchema.install(database);
    return JdbcRefundStore.open(database, tenant(shop));
  }

  /** The database in a folder. WRITE_DELAY=0: what is acknowledged is on the disk. */
  public static DataSource database(Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("books") + ";WRITE_DELAY=0");
    return source;
  }

  /** Whose books a shop's are. */
  public static String tenant(ShopFile shop) {
    return "shop-" + UUID.nameUUIDFromBytes(shop.json());
  }
}
