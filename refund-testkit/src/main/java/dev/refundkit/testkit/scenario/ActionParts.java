package dev.refundkit.testkit.scenario;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.request.RequestedMethod;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Reads the actions that are more than a name or a body. */
final class ActionParts {

  private static final Map<String, Dispute.Stage> STAGES = Words.of(Dispute.Stage.values());
  private static final Map<String, Boolean> OUTCOMES = Map.of("succeeded", true, "failed", false);
  private static final Map<String, RequestedMethod.Type> DESTINATIONS =
      Words.of(RequestedMethod.Type.values());
  private static final Map<String, Condition> CONDITIONS =
      Words.of(Condition.SELLABLE, Condition.DAMAGED, Condition.UNKNOWN);

  private ActionParts() {}

  static Action redirect(String refund, Keys keys) {
    Keys method = keys.need("payment_method").keys("type");
    return new Action.Redirect(refund, method.need("type").word(DESTINATIONS));
  }

  static List<Arrival> goods(Keys keys) {
    return keys.need("items").list(ActionParts::arrival);
  }

  private static Arrival arrival(YamlValue value) {
    Keys keys = value.keys("line_item_id", "quantity", "condition");
    return new Arrival(
        keys.text("line_item_id"),
        keys.need("quantity").count(),
        keys.need("condition").word(CONDITIONS));
  }

  static Action report(String refund, Keys keys) {
    int times = keys.or("times", YamlValue::count, 1);
    if (times < 1) {
      throw keys.need("times").wrong("must be at least 1, was " + times);
    }
    return new Action.ProcessorReports(
        refund,
        keys.need("outcome").word(OUTCOMES),
        keys.textOrNull("payment_id"),
        times,
        keys.orNull("at", YamlValue::instant));
  }

  static Action dispute(YamlValue value) {
    Keys keys = value.keys("payment_id", "amount", "state", "id");
    return new Action.DisputeChange(
        keys.text("payment_id"),
        keys.need("amount").amount(),
        keys.need("state").word(STAGES),
        keys.textOrNull("id"));
  }

  static Action elsewhere(YamlValue value) {
    Keys keys = value.keys("payment_id", "amount", "reference");
    return new Action.RefundedElsewhere(
        keys.text("payment_id"), keys.need("amount").amount(), keys.text("reference"));
  }

  /** {@code P1M2DT3H}: {@link Period} reads the days, {@link Duration} the time. */
  static Action advance(YamlValue value) {
    String text = value.text();
    int time = text.indexOf('T');
    String days = time < 0 ? text : text.substring(0, time);
    try {
      Period period = days.equals("P") && time > 0 ? Period.ZERO : Period.parse(days);
      Duration duration = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
      if (period.isNegative() || duration.isNegative()) {
        throw value.wrong("must not be negative, was " + text);
      }
      return new Action.Advance(period, duration);
    } catch (DateTimeParseException e) {
      throw value.wrong("must be an ISO-8601 duration like PT10M or P2D, was " + text);
    }
  }
}
