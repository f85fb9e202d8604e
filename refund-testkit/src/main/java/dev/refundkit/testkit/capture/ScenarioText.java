package dev.refundkit.testkit.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a scenario file. */
final class ScenarioText {

  private ScenarioText() {}

  static String of(String title, Map<String, Object> given, List<Map<String, Object>> steps) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("scenario", title);
    file.put("given", given);
    file.put("steps", steps);
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSchema(new CoreSchema())
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(file);
  }

  /** The file with what is to be known of it at its top. */
  static String withHeader(String text, String policy, List<String> differences) {
    StringBuilder header = new StringBuilder();
    header.append("# Captured from a stored refund; all names in it are made up.\n");
    header.append("# Decided by ").append(line(policy)).append(".\n");
    if (differences.isEmpty()) {
      header.append("# Replays to what was stored.\n");
    } else {
      header.append("# DOES NOT REPLAY to what was stored:\n");
      differences.forEach(d -> header.append("# - ").append(line(d)).append('\n'));
    }
    return header + text;
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
