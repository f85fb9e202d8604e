package dev.refundkit.cli.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** JSON that can be printed: characters that are not seen stand as escapes in it. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  // Without the line ends between fields; within texts they are escapes already.
  private static final Pattern NOT_SEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\uFFFE\\uFFFF&&[^\\r\\n]]");

  private Json() {}

  static String of(Object document) {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    return NOT_SEEN.matcher(text).replaceAll(found -> escaped(found.group()));
  }

  private static String escaped(String found) {
    return found.chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
  }
}
