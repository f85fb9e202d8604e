package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(called.err()).containsAnyOf("Usage: refundkit", "Did you mean: refundkit");
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
        .contains("broken.json:2: ")
        .hasLineCount(1);
  }
}
