package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Value;
import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.language.Word;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks up what the sides of comparisons are: settings in every currency and category. */
final class Operands {

  private final Settings settings;
  private final Possible possible;
  private final Scope scope;

  Operands(Settings settings, Scope scope) {
    this.settings = settings;
    this.possible = new Possible(settings);
    this.scope = scope;
  }

  Operand of(Value value) {
    if (value instanceof Value.Property property) {
      Word word = word(property.fact(), property.name());
      return new Operand.Seen(
          scope.key(property.variable(), property.name()), possible.values(word));
    } else if (value instanceof Value.Lookup lookup) {
      return of(lookup);
    } else if (value instanceof Value.Text text) {
      return Operand.fixed(text.text());
    } else if (value instanceof Value.Whole whole) {
      return Operand.fixed(whole.number());
    } else if (value instanceof Value.Truth truth) {
      return Operand.fixed(Boolean.toString(truth.truth()));
    }
    return Operand.fixed(null);
  }

  private Operand of(Value.Lookup lookup) {
    String name = lookup.argument();
    return switch (lookup.name()) {
      case "number" -> byChoice(Scope.CURRENCY, settings.currencies(), c -> number(name));
      case "limit" -> byChoice(Scope.CURRENCY, settings.currencies(), c -> limit(name, c));
      case "days" -> {
        String key = scope.category(lookup.variable());
        yield byChoice(key, settings.categories(), category -> days(name, category));
      }
      default -> {
        String key = scope.key(lookup.variable(), lookup.name() + "(" + name + ")");
        yield new Operand.Seen(key, possible.values(word(lookup.fact(), lookup.name())));
      }
    };
  }

  private @Nullable Long number(String name) {
    return whole(settings.numbers().get(name));
  }

  private @Nullable Long limit(String name, String currency) {
    return settings.limits().getOrDefault(name, Map.of()).get(currency);
  }

  private @Nullable Long days(String name, String category) {
    Map<String, Integer> days = settings.days().getOrDefault(name, Map.of());
    Integer own = days.get(category);
    return whole(own == null ? days.get(SaleLine.OTHER) : own);
  }

  private static @Nullable Long whole(@Nullable Integer number) {
    return number == null ? null : Long.valueOf(number);
  }

  /** Choices for which a setting says the same become one case. */
  private static Operand.Fixed byChoice(
      String key, Set<String> choices, Function<String, @Nullable Long> setting) {
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

  private static Word word(String fact, String name) {
    return Objects.requireNonNull(Vocabulary.word(fact, name), name);
  }
}
