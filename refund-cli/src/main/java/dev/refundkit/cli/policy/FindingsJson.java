package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings as one JSON document. */
final class FindingsJson {

  private FindingsJson() {}

  static String of(Path folder, List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("policy", folder.toString());
    document.put("errors", findings.stream().filter(Finding::isError).count());
    document.put("findings", findings.stream().map(FindingsJson::finding).toList());
    return Json.of(document);
  }

  private static Map<String, Object> finding(Finding finding) {
    Place place = finding.place();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", finding.kind().id());
    json.put("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT));
    json.put("file", place.file());
    json.put("line", place.line());
    json.put("column", place.column());
    if (!place.cell().isEmpty()) {
      json.put("cell", place.cell());
    }
    json.put("what", finding.what());
    json.put("advice", finding.advice());
    return json;
  }
}
