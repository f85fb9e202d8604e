package dev.refundkit.cli;

import dev.refundkit.jdbc.DecidedCases;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.samples.quickstart.KeptBooks;
import dev.refundkit.samples.quickstart.ShopFile;
import dev.refundkit.samples.quickstart.ShopOrders;
import dev.refundkit.spi.RefundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** The options that say where refunds are stored, and which orders they are of. */
final class ShopBooks implements StoredRefunds.Source {

  private static final String PASSWORD = "REFUNDKIT_PASSWORD";

  @Option(
      names = "--shop",
      paramLabel = "FILE",
      description =
          "The orders, in a file like the quickstart's quickstart.json; without it, that one."
              + " Needed with --url to capture.")
  private @Nullable Path shop;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = KeptBooks.FOLDER,
      description = "Where the demonstration keeps its refunds; without it, ${DEFAULT-VALUE}.")
  private Path data = Path.of(KeptBooks.FOLDER);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "The database of a host instead, H2 or PostgreSQL: jdbc:postgresql://localhost/shop",
        "A password is taken from the environment: " + PASSWORD
      })
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "The database's user.")
  private @Nullable String user;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Whose refunds; without it, ${DEFAULT-VALUE}.")
  private String tenant = "default";

  @Override
  public StoredRefunds open() {
    if (url != null && shop == null) {
      throw new IllegalArgumentException(
          "what the orders of "
              + url.replaceAll("[?;].*", "")
              + " have sold is not stored with its refunds. Give it with --shop FILE, in the form of"
              + " the quickstart's quickstart.json.");
    }
    ShopFile file = ShopFile.readOrSample(shop);
    return new StoredRefunds(
        store(file), new ShopOrders(file), (id, currency, now) -> file.customer(id));
  }

  /** The cases of what is stored there. */
  DecidedCases cases() {
    if (url != null) {
      return DecidedCases.of(database(url), tenant);
    }
    demandData();
    ShopFile file = ShopFile.readOrSample(shop);
    return DecidedCases.of(KeptBooks.database(data), KeptBooks.tenant(file));
  }

  private RefundStore store(ShopFile file) {
    if (url != null) {
      return JdbcRefundStore.open(database(url), tenant);
    }
    demandData();
    return KeptBooks.in(data, file);
  }

  private void demandData() {
    if (!Files.isDirectory(data)) {
      throw new IllegalArgumentException(
          "there is no folder " + data + ". Maybe the demonstration has not run yet.");
    }
  }

  private DataSource database(String address) {
    String password = System.getenv(PASSWORD);
    if (address.startsWith("jdbc:h2:")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(address);
      source.setUser(user == null ? "" : user);
      source.setPassword(password == null ? "" : password);
      return source;
    }
    if (!address.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("--url must begin with jdbc:h2: or jdbc:postgresql:");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
