package dev.refundkit.proofs.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for card numbers, security codes and e-mail addresses in what the tests of all modules left
 * in {@code target/surefire-reports}: their output, and the messages of what failed. Run it after
 * the tests, in a built checkout:
 *
 * <pre>java -cp proofs/target/test-classes dev.refundkit.proofs.privacy.ScanReports .</pre>
 *
 * It prints each place and ends with 1 if there is any, or if there are no reports.
 */
public final class ScanReports {

  private static final String REPORTS = "surefire-reports";

  /** What may stand in reports, by its exact value, and why. */
  private static final Map<String, String> ALLOWED = Map.of();

  /** Temporary files are named by the time or by chance, and some such names read as a card's. */
  private static final Pattern TEMPORARY_FILES =
      Pattern.compile(
          "(surefire_\\d+-|surefirebooter-|/tomcat\\.\\d+\\.|/tomcat-docbase\\.\\d+\\.|/junit-|/epg)\\d+");

  private ScanReports() {}

  /** Scans the folders that are named. */
  public static void main(String[] folders) {
    int files = 0;
    List<String> places = new ArrayList<>();
    for (String folder : folders) {
      for (Path report : reportsBelow(Path.of(folder))) {
        files++;
        places.addAll(placesIn(report));
      }
    }
    places.forEach(System.out::println);
    System.out.printf("%d reports scanned, %d places found%n", files, places.size());
    if (files == 0 || !places.isEmpty()) {
      System.exit(1);
    }
  }

  /** The reports of all modules. */
  static List<Path> reportsBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getParent() != null && file.getParent().endsWith(REPORTS))
          .filter(file -> file.toString().matches(".*\\.(txt|xml|dump|dumpstream)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each place of a report, as {@code file:line: kind value}. */
  static List<String> placesIn(Path report) {
    List<String> lines = lines(report);
    List<String> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = report + ":" + (i + 1) + ": ";
      Detector.in(TEMPORARY_FILES.matcher(lines.get(i)).replaceAll("")).stream()
          .filter(found -> !ALLOWED.containsKey(found.value()))
          .forEach(found -> places.add(place + found.kind() + " " + found.value()));
    }
    return places;
  }

  private static List<String> lines(Path report) {
    try {
      return new String(Files.readAllBytes(report), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
