package dev.refundkit.jdbc;

import dev.refundkit.jdbc.UnsuitableDatabaseException.Why;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The databases that refunds can be kept in. */
public enum Product {
  /** H2 2.3 or newer, embedded or as a server. */
  H2("H2", 2, 3),
  /** PostgreSQL 15 or newer. */
  POSTGRESQL("PostgreSQL", 15, 0);

  private final String title;
  private final int major;
  private final int minor;

  Product(String title, int major, int minor) {
    this.title = title;
    this.major = major;
    this.minor = minor;
  }

  /** The folder of its scripts. */
  String folder() {
    return this == H2 ? "h2" : "postgresql";
  }

  /**
   * The product behind a connection.
   *
   * @throws UnsuitableDatabaseException if it is another one, or too old
   */
  static Product of(Connection connection) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    for (Product product : values()) {
      if (product.title.equals(data.getDatabaseProductName())) {
        product.demandVersion(data);
        return product;
      }
    }
    throw new UnsuitableDatabaseException(
        Why.OTHER_PRODUCT,
        "refunds are kept in H2 or PostgreSQL, not in " + data.getDatabaseProductName());
  }

  private void demandVersion(DatabaseMetaData data) throws SQLException {
    int isMajor = data.getDatabaseMajorVersion();
    int isMinor = data.getDatabaseMinorVersion();
    if (isMajor < major || (isMajor == major && isMinor < minor)) {
      throw new UnsuitableDatabaseException(
          Why.TOO_OLD,
          "%s must be %d.%d or newer, and is %d.%d"
              .formatted(title, major, minor, isMajor, isMinor));
    }
  }
}
