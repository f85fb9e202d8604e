package dev.refundkit.testkit.scenario;

import dev.refundkit.actor.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one step: an action and what stands beside it. */
final class StepReader {

  private static final Set<String> COMMON =
      Set.of("as", "actor", "authorities", "idempotency_key", "expect", "expect_error");

  private StepReader() {}

  static Step read(YamlValue value) {
    List<String> actions =
        value.entries().keySet().stream().filter(ActionReader.BESIDE::containsKey).toList();
    if (actions.size() != 1) {
      throw actionWrong(value, actions);
    }
    String name = actions.get(0);
    Set<String> known = new HashSet<>(COMMON);
    known.add(name);
    known.addAll(ActionReader.BESIDE.getOrDefault(name, Set.of()));
    Keys keys = value.keys(known);
    return new Step(
        value.line(),
        name,
        ActionReader.read(name, keys),
        keys.textOrNull("as"),
        actor(name, keys),
        keys.textOrNull("idempotency_key"),
        expected(keys));
  }

  private static ScenarioException actionWrong(YamlValue value, List<String> actions) {
    if (actions.isEmpty()) {
      Set<String> known = new HashSet<>(COMMON);
      known.addAll(ActionReader.BESIDE.keySet());
      value.keys(known);
      return value.wrong("has no action; expected one of " + ActionReader.names());
    }
    return value.wrong("has more than one action: " + String.join(", ", actions));
  }

  private static Actor actor(String name, Keys keys) {
    boolean byCustomer = name.equals("create_refund") || name.equals("quote_refund");
    String id = keys.or("actor", YamlValue::text, byCustomer ? "customer" : "system");
    @Nullable List<String> authorities =
        keys.orNull("authorities", value -> value.list(YamlValue::text));
    YamlValue at = keys.or("authorities", v -> v, keys.or("actor", v -> v, keys.owner()));
    return at.build(v -> authorities == null ? Actor.of(id) : Actor.of(id, authorities));
  }

  private static Expected expected(Keys keys) {
    @Nullable YamlValue error = keys.find("expect_error");
    @Nullable YamlValue document = keys.find("expect");
    if (error == null) {
      return document == null
          ? new Expected.Acceptance()
          : new Expected.Document(document.plainMap());
    }
    if (document != null) {
      throw error.wrong("must not stand beside expect");
    }
    Keys fields = error.keys("code", "param", "retryable");
    fields.need("code");
    Map<String, Object> plain = error.plainMap();
    return new Expected.Refused(plain);
  }
}
