package dev.refundkit.refusal;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused. A refused call has changed nothing.
 *
 * @param code the rule that was broken
 * @param param the field at fault as it is named on the wire, or null where no single field is
 * @param message for the developer who reads the answer: the values, the place, the likely cause
 * @param violations every field at fault, for {@link RefusalCode#INVALID_REQUEST}; otherwise empty
 */
public record Refusal(
    RefusalCode code, @Nullable String param, String message, List<Violation> violations) {

  public Refusal {
    violations = List.copyOf(violations);
  }

  public static Refusal of(RefusalCode code, String message) {
    return new Refusal(code, null, message, List.of());
  }

  public static Refusal of(RefusalCode code, String param, String message) {
    return new Refusal(code, param, message, List.of());
  }

  /** One answer that names every field at fault; the first one is the {@code param}. */
  public static Refusal invalid(List<Violation> violations) {
    String message =
        violations.stream().map(v -> v.field() + " " + v.rule()).collect(Collectors.joining("; "));
    return new Refusal(RefusalCode.INVALID_REQUEST, violations.get(0).field(), message, violations);
  }

  public static Refusal invalid(String field, String rule) {
    return invalid(List.of(new Violation(field, rule)));
  }
}
