package dev.refundkit.samples.quickstart;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a file, in words for who has written it. */
final class WrongJson {

  private WrongJson() {}

  /** Behind the file's name: {@code :line:column: what is wrong}. */
  static String describe(JacksonException problem) {
    TokenStreamLocation at = problem.getLocation();
    boolean known = at != null && at.getLineNr() > 0;
    String place = known ? ":" + at.getLineNr() + ":" + at.getColumnNr() : "";
    return place + ": " + what(problem);
  }

  private static String what(JacksonException problem) {
    if (problem instanceof UnexpectedEndOfInputException) {
      return "the file ends before its JSON does. Maybe a bracket or a quote is not closed.";
    }
    if (problem instanceof StreamReadException) {
      return "this is not JSON. Maybe a comma or a quote is missing or too much.";
    }
    String path = path(problem);
    if (problem instanceof UnrecognizedPropertyException unknown) {
      return "nobody knows " + path + ". Known here: " + unknown.getKnownPropertyIds();
    }
    String ours = ours(problem);
    return ours == null ? path + " has a value of another kind than is needed there" : ours;
  }

  /** Such as {@code orders[0].lines}. */
  private static String path(JacksonException problem) {
    String path =
        problem.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "the file" : path.substring(path.startsWith(".") ? 1 : 0);
  }

  /** What one of this package's own types says is wrong. */
  private static @Nullable String ours(JacksonException problem) {
    Throwable cause = problem.getCause();
    return cause instanceof IllegalArgumentException ? cause.getMessage() : null;
  }
}
