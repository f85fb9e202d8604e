package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings in the Static Analysis Results Interchange Format of OASIS, version 2.1.0, which editors
 * and code hosts show beside the text.
 */
final class Sarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  static String of(Path folder, List<Finding> findings) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "refundkit policy check");
    driver.put("rules", Arrays.stream(FindingKind.values()).map(Sarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("results", findings.stream().map(finding -> result(folder, finding)).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.of(log);
  }

  private static Map<String, Object> rule(FindingKind kind) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", kind.id());
    rule.put("shortDescription", Map.of("text", kind.title() + "."));
    rule.put("defaultConfiguration", Map.of("level", level(kind)));
    return rule;
  }

  private static Map<String, Object> result(Path folder, Finding finding) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.kind().id());
    result.put("level", level(finding.kind()));
    result.put("message", Map.of("text", finding.what() + ". " + finding.advice()));
    result.put("locations", List.of(location(folder, finding.place())));
    return result;
  }

  private static Map<String, Object> location(Path folder, Place place) {
    Map<String, Object> physical = new LinkedHashMap<>();
    Path file = folder.resolve(place.file());
    physical.put("artifactLocation", Map.of("uri", uri(file)));
    if (place.line() > 0) {
      Map<String, Object> region = new LinkedHashMap<>();
      region.put("startLine", place.line());
      if (place.column() > 0) {
        region.put("startColumn", place.column());
      }
      physical.put("region", region);
    }
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    if (!place.cell().isEmpty()) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", place.cell())));
    }
    return location;
  }

  /** Relative to where the command runs, as code hosts expect it; escaped as a URI. */
  private static String uri(Path file) {
    if (file.isAbsolute()) {
      return file.toUri().toString();
    }
    Path here = Path.of("").toAbsolutePath();
    String from = here.toUri().toString();
    return here.resolve(file)
        .normalize()
        .toUri()
        .toString()
        .replaceFirst("^\\Q" + from + "\\E", "");
  }

  private static String level(FindingKind kind) {
    return kind.severity().name().toLowerCase(Locale.ROOT);
  }
}
