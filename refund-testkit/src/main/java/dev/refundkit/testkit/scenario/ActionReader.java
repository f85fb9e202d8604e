package dev.refundkit.testkit.scenario;

import dev.refundkit.testkit.scenario.Action.Verb;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a step does. */
final class ActionReader {

  private static final Set<String> ALONE = Set.of();
  private static final Set<String> NOTE = Set.of("note");
  private static final Set<String> GOODS = Set.of("items", "note");

  /** Every action, and the keys that may stand beside it. */
  static final Map<String, Set<String>> BESIDE =
      Map.ofEntries(
          Map.entry("create_refund", ALONE),
          Map.entry("quote_refund", ALONE),
          Map.entry("refund_payment", ALONE),
          Map.entry("approve", NOTE),
          Map.entry("reject", NOTE),
          Map.entry("cancel", NOTE),
          Map.entry("process", NOTE),
          Map.entry("retry", NOTE),
          Map.entry("close_return", NOTE),
          Map.entry("redirect", Set.of("payment_method", "note")),
          Map.entry("receive_return", GOODS),
          Map.entry("inspect", GOODS),
          Map.entry("processor_reports", Set.of("outcome", "payment_id", "times", "at")),
          Map.entry("dispute", ALONE),
          Map.entry("refunded_elsewhere", ALONE),
          Map.entry("run_effects", ALONE),
          Map.entry("advance", ALONE),
          Map.entry("get", ALONE),
          Map.entry("get_payment", ALONE),
          Map.entry("get_order", ALONE),
          Map.entry("get_processor", ALONE),
          Map.entry("get_inventory", ALONE),
          Map.entry("parallel", ALONE));

  private static final Map<String, Verb> VERBS = Words.of(Verb.values());

  private ActionReader() {}

  static String names() {
    return String.join(", ", new TreeSet<>(BESIDE.keySet()));
  }

  static Action read(String name, Keys keys) {
    YamlValue value = keys.need(name);
    Verb verb = VERBS.get(name);
    if (verb != null) {
      return new Action.Command(verb, value.text(), keys.textOrNull("note"));
    }
    return switch (name) {
      case "create_refund" -> new Action.CreateRefund(BodyReader.read(value));
      case "quote_refund" -> new Action.QuoteRefund(BodyReader.read(value));
      case "refund_payment" -> payment(value);
      case "redirect" -> ActionParts.redirect(value.text(), keys);
      case "receive_return" ->
          new Action.ReceiveReturn(value.text(), ActionParts.goods(keys), keys.textOrNull("note"));
      case "inspect" ->
          new Action.Inspect(value.text(), ActionParts.goods(keys), keys.textOrNull("note"));
      case "processor_reports" -> ActionParts.report(value.text(), keys);
      case "parallel" -> new Action.Parallel(value.list(ActionReader::inParallel));
      default -> outside(name, value);
    };
  }

  private static Action outside(String name, YamlValue value) {
    return switch (name) {
      case "dispute" -> ActionParts.dispute(value);
      case "refunded_elsewhere" -> ActionParts.elsewhere(value);
      case "advance" -> ActionParts.advance(value);
      case "run_effects" -> nothingIn(value, new Action.RunEffects());
      case "get" -> new Action.GetRefund(value.text());
      case "get_payment" -> new Action.GetPayment(value.text());
      case "get_order" -> new Action.GetOrder(value.text());
      case "get_processor" -> nothingIn(value, new Action.GetProcessor());
      case "get_inventory" -> nothingIn(value, new Action.GetInventory());
      default -> throw new IllegalArgumentException("no action: " + name);
    };
  }

  private static Action payment(YamlValue value) {
    String paymentId = new Keys(value, value.entries()).text("payment_id");
    return new Action.RefundPayment(paymentId, BodyReader.read(value, "payment_id"));
  }

  private static Action nothingIn(YamlValue value, Action action) {
    value.keys();
    return action;
  }

  private static Step inParallel(YamlValue value) {
    Step step = StepReader.read(value);
    if (step.action() instanceof Action.Parallel) {
      throw value.wrong("must not be parallel within parallel");
    }
    return step;
  }
}
