package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How an acquirer is started.
 *
 * @param port on which it listens, on this machine only; 0 for any that is free
 * @param book the file of its book, without an ending; null to forget all when it stops
 * @param hold for how long a call that is to time out is kept waiting
 * @param firstRetry after which an unheard webhook is sent again; twice as long each time
 */
public record AcquirerSettings(
    int port, @Nullable Path book, Duration hold, Duration firstRetry, List<Merchant> merchants) {

  public AcquirerSettings {
    merchants = List.copyOf(merchants);
  }

  /**
   * Reads them from a file of properties: port, book, hold, first-retry, merchants (names with
   * commas between), and for each of these NAME.token, NAME.webhooks and NAME.secret.
   *
   * @throws IllegalArgumentException if one is missing that has no default
   */
  public static AcquirerSettings read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Those that fit the sample shop. */
  public static AcquirerSettings sample() {
    try (InputStream in = AcquirerSettings.class.getResourceAsStream("/shop/acquirer.properties")) {
      return read(new InputStreamReader(Objects.requireNonNull(in), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AcquirerSettings read(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    return of(properties);
  }

  private static AcquirerSettings of(Properties properties) {
    List<Merchant> merchants = new ArrayList<>();
    for (String name : required(properties, "merchants").split(",", -1)) {
      merchants.add(merchant(properties, name.strip()));
    }
    String book = properties.getProperty("book");
    return new AcquirerSettings(
        Integer.parseInt(properties.getProperty("port", "8090")),
        book == null ? null : Path.of(book),
        Duration.parse(properties.getProperty("hold", "PT30S")),
        Duration.parse(properties.getProperty("first-retry", "PT1S")),
        merchants);
  }

  private static Merchant merchant(Properties properties, String name) {
    String webhooks = properties.getProperty(name + ".webhooks");
    return new Merchant(
        name,
        required(properties, name + ".token"),
        webhooks == null ? null : URI.create(webhooks),
        required(properties, name + ".secret"));
  }

  private static String required(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the acquirer's settings have no " + key);
    }
    return value;
  }
}
