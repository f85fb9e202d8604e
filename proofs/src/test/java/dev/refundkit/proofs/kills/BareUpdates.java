package dev.refundkit.proofs.kills;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many guarded updates of one row a server commits in a second: what a refund is set beside.
 */
final class BareUpdates {

  private static final int ROWS = 5000;

  private BareUpdates() {}

  /** Transactions per second over so many connections, a thread for each. */
  static double perSecond(String url, int connections, Duration time) throws Exception {
    prepare(url);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int own = i;
        tasks.add(() -> update(url, own, connections, end));
      }
      long done = 0;
      for (Future<Long> task : threads.invokeAll(tasks)) {
        done += task.get();
      }
      return done * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void prepare(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bare_ledger (id integer primary key, version bigint, reserved bigint)");
      statement.execute(
          "insert into bare_ledger select n, 0, 0 from generate_series(0, " + (ROWS - 1) + ") n");
    }
  }

  /** Each thread has rows of its own, so nobody is in anybody's way. */
  private static long update(String url, int own, int threads, long end) throws SQLException {
    long[] versions = new long[ROWS];
    Random random = new Random(own);
    long done = 0;
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement update =
            connection.prepareStatement(
                "update bare_ledger set version = version + 1, reserved = reserved + 1"
                    + " where id = ? and version = ?")) {
      connection.setAutoCommit(false);
      while (System.nanoTime() < end) {
        int row = random.nextInt(ROWS / threads) * threads + own;
        update.setInt(1, row);
        update.setLong(2, versions[row]++);
        if (update.executeUpdate() != 1) {
          throw new IllegalStateException("row " + row + " has another version");
        }
        connection.commit();
        done++;
      }
    }
    return done;
  }
}
