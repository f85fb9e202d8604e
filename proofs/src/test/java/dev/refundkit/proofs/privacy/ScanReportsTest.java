package dev.refundkit.proofs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReportsTest {

  @TempDir private Path folder;

  @Test
  void a_planted_address_is_found_with_its_place() throws IOException {
    Path report =
        report("a/target/surefire-reports/TEST-x.xml", "<testsuite>\nsent to jane%sb.example\n");
    Path output = report("b/target/surefire-reports/x-output.txt", "nothing\n");

    assertThat(ScanReports.reportsBelow(folder)).containsExactly(report, output);
    assertThat(ScanReports.placesIn(output)).isEmpty();
    assertThat(ScanReports.placesIn(report))
        .containsExactly(report + ":2: e-mail " + "jane%sb.example".formatted("@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surefire_%s_2tmp",
        "surefirebooter-%s_3.jar",
        "/tmp/tomcat.0.%s",
        "/tmp/tomcat-docbase.8080.%s",
        "/tmp/junit-%s/books",
        "/tmp/epg%s"
      })
  void the_name_of_a_temporary_file_is_no_card(String name) throws IOException {
    String number = "5857906557298764442";
    String file = name.formatted(name.startsWith("surefire_") ? "6-" + number : number);
    Path report = report("a/target/surefire-reports/TEST-x.xml", file + "\npaid with " + number);

    assertThat(ScanReports.placesIn(report)).containsExactly(report + ":2: card " + number);
  }

  @Test
  void other_files_are_left_alone() throws IOException {
    report("a/target/classes/x.txt", "jane%sb.example");
    report("a/target/surefire-reports/x.bin", "jane%sb.example");

    assertThat(ScanReports.reportsBelow(folder)).isEmpty();
  }

  private Path report(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text.formatted("@"));
  }
}
