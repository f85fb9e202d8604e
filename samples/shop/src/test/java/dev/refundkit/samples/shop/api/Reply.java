package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered, checked against its description already. */
public record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {

  /** A header that stands once; names in lower case. */
  public String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? values.get(0) : values.isEmpty() ? null : values.toString();
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(bytes);
  }

  /** The value at a JSON Pointer, as text. */
  public String at(String pointer) {
    JsonNode value = json().at(pointer);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  public Reply expect(int expected) {
    assertThat(status).as(text()).isEqualTo(expected);
    return this;
  }

  public Reply expect(int expected, String code) {
    expect(expected);
    assertThat(at("/error/code")).as(text()).isEqualTo(code);
    return this;
  }

  public Reply expect(int expected, String code, String param) {
    expect(expected, code);
    assertThat(at("/error/param")).as(text()).isEqualTo(param);
    return this;
  }
}
