package dev.refundkit.proofs.kills;

import dev.refundkit.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database with RefundKit's tables, which outlives the hosts. */
interface Database extends AutoCloseable {

  /** The address for a process of this name. */
  String url(String process);

  /** Whether several processes may use it at once. */
  boolean shared();

  @Override
  void close() throws IOException;

  /** Creates the tables. */
  private static <D extends Database> D installed(D database) throws SQLException {
    try (KeptConnections source = new KeptConnections(database.url("driver"))) {
      JdbcSchema.install(source);
    }
    return database;
  }

  /** A server of its own, as durable as a server is by default. */
  static Database postgresql() throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    return installed(new Postgresql(server));
  }

  /** A file that one process at a time opens. */
  static Database h2() throws IOException, SQLException {
    Files.createDirectories(ChildProcess.DIRECTORY);
    return installed(new H2(Files.createTempDirectory(ChildProcess.DIRECTORY, "h2-")));
  }

  /** PostgreSQL. */
  record Postgresql(EmbeddedPostgres server) implements Database {

    @Override
    public String url(String process) {
      return server.getJdbcUrl("postgres", "postgres") + "&ApplicationName=" + process;
    }

    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  /** H2 in a file, which tells no commit before it is on disk. */
  record H2(Path directory) implements Database {

    @Override
    public String url(String process) {
      return "jdbc:h2:file:" + directory.resolve("refunds").toAbsolutePath() + ";WRITE_DELAY=0";
    }

    @Override
    public boolean shared() {
      return false;
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
