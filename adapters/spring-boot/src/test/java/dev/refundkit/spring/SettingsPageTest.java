package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page for hosts names each setting that editors are told of, with its default. */
class SettingsPageTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(refund\\.[a-z.-]+)` \\|.*\\| (?:`([^`]+)`|[^|]+) \\|$");

  @Test
  void everySettingStandsThereWithItsDefault() throws Exception {
    Map<String, String> told = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../../docs/spring-boot.md")));
    while (row.find()) {
      told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
    }
    Map<String, String> described = new LinkedHashMap<>();
    for (JsonNode setting : metadata().get("properties")) {
      JsonNode value = setting.path("defaultValue");
      String shown = value.isArray() ? value.get(0).asString() : value.asString("");
      String name = setting.get("name").asString();
      // The page tells in words what these defaults mean.
      described.put(name, shown.equals("0s") ? "" : shown);
      assertThat(setting.get("description").asString()).as(name).isNotBlank();
    }
    assertThat(told).containsExactlyInAnyOrderEntriesOf(described);
  }

  private static JsonNode metadata() throws Exception {
    try (InputStream json =
        RefundProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      return JsonMapper.shared().readTree(json);
    }
  }
}
