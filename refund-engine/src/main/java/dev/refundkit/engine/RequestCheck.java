package dev.refundkit.engine;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests by their constraints and names every field at fault in one answer, in the wire's
 * spelling.
 */
final class RequestCheck {

  private final Validator validator;

  RequestCheck(@Nullable Validator hosts) {
    this.validator = hosts == null ? Ours.VALIDATOR : hosts;
  }

  /** Made once, when the first engine without a validator of the host's is built: it is costly. */
  private static final class Ours {

    private static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(
                new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();
  }

  /**
   * Checks a request.
   *
   * @param moreThanOneField the rules that look at several fields; asked only if the single fields
   *     are sound
   * @return null if the request is sound
   */
  <T> @Nullable Refusal check(T request, Supplier<List<Violation>> moreThanOneField) {
    List<Violation> found = new ArrayList<>();
    for (ConstraintViolation<T> violation : validator.validate(request)) {
      String value = violation.getInvalidValue() instanceof Number number ? ", was " + number : "";
      String field = wire(violation.getPropertyPath().toString());
      found.add(new Violation(field, violation.getMessage() + value));
    }
    found.sort(Comparator.comparing(Violation::field));
    List<String> fields = found.stream().map(Violation::field).toList();
    moreThanOneField.get().stream().filter(v -> !fields.contains(v.field())).forEach(found::add);
    return found.isEmpty() ? null : Refusal.invalid(found);
  }

  /** {@code items[0].lineItemId} is {@code items[0].line_item_id} on the wire. */
  private static String wire(String path) {
    StringBuilder wire = new StringBuilder();
    for (char c : path.replace(".<list element>", "").toCharArray()) {
      if (Character.isUpperCase(c)) {
        wire.append('_').append(Character.toLowerCase(c));
      } else {
        wire.append(c);
      }
    }
    return wire.toString();
  }
}
