package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the command line is called, and what it ends with. */
class MainTest {

  @Test
  void helpNamesTheCommands() {
    Called called = Called.with("--help");

    assertThat(called.status()).isZero();
    assertThat(called.out()).contains("demo", "scenario");
  }

  @Test
  void theVersionIsTheBuilds() {
    Called called = Called.with("--version");

    assertThat(called.status()).isZero();
    assertThat(called.lines().get(0)).matches("refundkit \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "scenario",
        "scenario run",
        "demo one two",
        "demo --loud",
        "scenario run --store=tape ."
      })
  void aWrongCallEndsWithTwoAndSaysHowItIsDone(String call) {
    Called called = Called.with(call.isEmpty() ? new String[0] : call.split(" "));

    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err().lines().toList())
        .hasSizeLessThan(5)
        .last()
        .asString()
        .startsWith("Try: ./refundkit");
  }

  @Test
  void theDemonstrationAnswersBothCallsAndFindsThemAgain(@TempDir Path folder) {
    Called called = Called.with("demo", "--data", folder.resolve("books").toString());
    Called again = Called.with("demo", "--data", folder.resolve("books").toString());

    assertThat(called.status()).isZero();
    assertThat(called.lines())
        .filteredOn(line -> line.startsWith("== "))
        .containsExactly(
            "== POST /v1/refunds",
            "== The same refund after the effects ran",
            "== POST /v1/payments/pay_0901f083-aa1c-43c5-af5c-0a9d2fc64e30/refund");
    assertThat(called.lines()).contains("  \"status\": \"succeeded\",");
    assertThat(again.lines()).filteredOn(line -> line.contains("\"id\": ")).isNotEmpty();
    assertThat(called.lines()).containsAll(again.lines());
  }

  @Test
  void theDemonstrationRunsOnAnotherFile(@TempDir Path folder) throws IOException {
    String sample =
        Files.readString(Path.of("../samples/quickstart/src/main/resources/quickstart.json"));
    Path file = folder.resolve("shop.json");
    Files.writeString(file, sample.replace("Wireless Headphones", "Kopfhörer"));

    Called called =
        Called.with("demo", file.toString(), "--data", folder.resolve("books").toString());

    assertThat(called.status()).isZero();
    assertThat(called.out()).contains("\"product_name\": \"Kopfhörer\"");
  }

  @Test
  void aFileThatIsMissingOrOfAnotherFormIsToldInOneLine(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\n\"orders\": [,]}");

    assertThat(Called.with("demo", folder.resolve("none.json").toString()))
        .returns(1, Called::status)
        .extracting(Called::err)
        .asString()
        .startsWith("refundkit: there is no file ")
        .hasLineCount(1);
    assertThat(Called.with("demo", empty.toString()))
        .returns(1, Called::status)
        .extracting(Called::err)
        .asString()
        .contains("empty.json", "needs orders, customers")
        .hasLineCount(1);
    assertThat(Called.with("demo", broken.toString()))
        .returns(1, Called::status)
        .extracting(Called::err)
        .asString()
        .contains("broken.json:2:12: this is not JSON.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"orders\": [|\"orders\": [,|2:14: this is not JSON",
        "\"customer_id\": \"|\"customer\": \"|nobody knows orders[0].customer. Known here: [",
        "\"captured\": |\"captured\": [], \"x\": |orders[0].payments[0].captured has a value of",
        "\"currency\": \"|\"currency\": 5, \"x\": \"|nobody knows orders[0].x."
      })
  void aMistakeInTheDemonstrationsFileIsToldByItsPlace(
      String right, String wrong, String told, @TempDir Path folder) throws IOException {
    String sample =
        Files.readString(Path.of("../samples/quickstart/src/main/resources/quickstart.json"));
    Path file = Files.writeString(folder.resolve("shop.json"), sample.replace(right, wrong));

    Called called = Called.with("demo", file.toString());

    assertThat(called.err()).contains("shop.json:", told).hasLineCount(1);
    assertThat(called.err()).doesNotContain("jackson", "Source", "deserialize");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aFileThatEndsTooEarlyIsToldSo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.json"), "{\"orders\": [");

    assertThat(Called.with("demo", file.toString()).err())
        .contains("shop.json:1:13: the file ends before its JSON does")
        .hasLineCount(1);
  }

  @Test
  void aCaptureFromAHostsDatabaseNeedsTheOrders() {
    Called called = Called.with("scenario", "capture", "refund_1", "--url", "jdbc:h2:mem:none;X=1");

    assertThat(called.err())
        .startsWith("refundkit: what the orders of jdbc:h2:mem:none have sold is not stored")
        .contains("--shop FILE")
        .hasLineCount(1);
    assertThat(called.status()).isEqualTo(1);
  }
}
