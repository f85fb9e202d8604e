package dev.refundkit.rules.check;

import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What policy.yaml says, for every currency and category. For one thread. */
final class SettingCases {

  private final Settings settings;
  private final Work work;
  private final Map<List<String>, Operand.Fixed> known = new HashMap<>();

  /**
   * @param work counts the names of which something is said
   */
  SettingCases(Settings settings, Work work) {
    this.settings = settings;
    this.work = work;
  }

  Operand.Fixed number(String name) {
    Integer number = settings.numbers().get(name);
    return new Operand.Fixed(
        List.of(new Operand.Case(Logic.All.TRUE, whole(number), number != null)));
  }

  Operand.Fixed limit(String name) {
    Map<String, Long> amounts = settings.limits().getOrDefault(name, Map.of());
    return known.computeIfAbsent(
        List.of("limit", name),
        none -> byChoice(Scope.CURRENCY, settings.currencies(), amounts::get));
  }

  /**
   * Days of a category.
   *
   * @param category the key of the category that counts
   */
  Operand.Fixed days(String name, String category) {
    Map<String, Integer> days = settings.days().getOrDefault(name, Map.of());
    Integer other = days.get(SaleLine.OTHER);
    return known.computeIfAbsent(
        List.of("days", name, category),
        none -> byChoice(category, settings.categories(), c -> whole(days.getOrDefault(c, other))));
  }

  private static @Nullable Long whole(@Nullable Integer number) {
    return number == null ? null : Long.valueOf(number);
  }

  /** Choices for which a setting says the same become one case. */
  private Operand.Fixed byChoice(
      String key, Set<String> choices, Function<String, @Nullable Long> setting) {
    if (!work.take(choices.size())) {
      return Operand.fixed(null);
    }
    Map<Optional<Long>, Set<String>> groups = new LinkedHashMap<>();
    for (String choice : new TreeSet<>(choices)) {
      Optional<Long> stated = Optional.ofNullable(setting.apply(choice));
      groups.computeIfAbsent(stated, none -> new TreeSet<>()).add(choice);
    }
    List<Operand.Case> cases = new ArrayList<>();
    groups.forEach(
        (stated, group) -> {
          Logic when = groups.size() == 1 ? Logic.All.TRUE : new Logic.Is(key, TextSet.of(group));
          cases.add(new Operand.Case(when, stated.orElse(null), stated.isPresent()));
        });
    return new Operand.Fixed(cases);
  }
}
