package dev.refundkit.samples.shop.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the shop of a trial keeps what it knows. */
interface DemoDatabase extends AutoCloseable {

  /** What the shop is started with to use it. */
  List<String> settings();

  @Override
  void close();

  /** H2, in a file of the folder. */
  static DemoDatabase h2(Path folder) {
    return new DemoDatabase() {
      @Override
      public List<String> settings() {
        return List.of("--shop.folder=" + folder);
      }

      @Override
      public void close() {}
    };
  }

  /** A PostgreSQL server that runs until it is closed, with its files in the folder. */
  static DemoDatabase postgres(Path folder) {
    EmbeddedPostgres server = server(folder.resolve("postgres"));
    return new DemoDatabase() {
      @Override
      public List<String> settings() {
        return List.of(
            "--spring.profiles.active=postgres",
            "--SHOP_DB_PORT=" + server.getPort(),
            "--SHOP_DB_NAME=postgres",
            "--SHOP_DB_USER=postgres");
      }

      @Override
      public void close() {
        try {
          server.close();
        } catch (IOException e) {
          throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        }
      }
    };
  }

  private static EmbeddedPostgres server(Path files) {
    try {
      refuseIfUsed(files);
      return EmbeddedPostgres.builder()
          .setDataDirectory(files)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started in " + files, e);
    }
  }

  /** A server may be another shop's, or be left by one that was killed: only a person can tell. */
  private static void refuseIfUsed(Path files) throws IOException {
    Path lock = files.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    long server = Long.parseLong(Files.readAllLines(lock).get(0).strip());
    boolean runs =
        ProcessHandle.of(server)
            .flatMap(process -> process.info().command())
            .filter(command -> command.endsWith("postgres"))
            .isPresent();
    if (runs) {
      throw new IllegalStateException(
          "PostgreSQL, process "
              + server
              + ", still runs in "
              + files
              + ": another shop is open there, or was killed. If none is, stop it with: kill "
              + server);
    }
  }
}
