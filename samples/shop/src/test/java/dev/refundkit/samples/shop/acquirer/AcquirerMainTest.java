package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acquirer in a process of its own. */
class AcquirerMainTest {

  @Test
  void saysWhereItListensAndNothingElse(@TempDir Path folder) throws Exception {
    Path settings = folder.resolve("acquirer.properties");
    Files.writeString(
        settings,
        "port=0\nmerchants=acme\nacme.token=t\nacme.secret=a-secret-of-acme\nbook="
            + folder.resolve("book"));
    Process acquirer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Acquirer.class.getName(),
                settings.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader log = acquirer.inputReader(UTF_8)) {
      String listens = String.valueOf(log.readLine());
      assertThat(listens)
          .as("in Spring Boot's form")
          .matches("20\\d\\d-\\d\\d-\\d\\dT\\S+ +INFO .* : The acquirer listens at http://\\S+");
      URI book = URI.create(listens.replaceFirst(".* at ", "") + "/refunds");
      HttpRequest request =
          HttpRequest.newBuilder(book).header("Authorization", "Bearer t").build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .contains("\"refunds\":[]");
      acquirer.toHandle().destroy();
      assertThat(log.lines()).as("whatever else it says").isEmpty();
    } finally {
      acquirer.destroyForcibly();
    }
  }

  /** As the shop runs: without what tests have for their own logs. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
