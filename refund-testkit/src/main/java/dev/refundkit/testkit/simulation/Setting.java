package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.EngineLimits;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a history starts from.
 *
 * @param jitter seed of the chance in the engine's retries
 */
record Setting(
    String processor,
    ProcessorAbilities abilities,
    EngineLimits limits,
    List<Sale> sales,
    int jitter) {

  private record Kind(String name, ProcessorAbilities abilities) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("keys, lookup and book", abilities(255, 24, true, true)),
          new Kind("keys and lookup", abilities(255, 24, true, false)),
          new Kind("keys without lookup", abilities(255, 24, false, false)),
          new Kind("lookup and book without keys", abilities(255, 0, true, true)),
          new Kind("neither keys nor lookup", abilities(255, 0, false, false)),
          new Kind("short keys for three hours, lookup and book", abilities(16, 3, true, true)),
          new Kind("keys for three hours without lookup", abilities(64, 3, false, false)));

  Setting {
    sales = List.copyOf(sales);
  }

  private static ProcessorAbilities abilities(int length, int hours, boolean lookup, boolean book) {
    return new ProcessorAbilities(length, Duration.ofHours(hours), lookup, book, true, Map.of());
  }

  static Setting of(Choices choices) {
    Kind kind = KINDS.get(choices.weighted(4, 2, 2, 2, 1, 3, 2));
    EngineLimits limits = limits(choices.of(20, 20, 2, 1), choices.of(16, 3, 2), choices.of(20, 2));
    int jitter = choices.below(1 << 16);
    List<Sale> sales = new ArrayList<>();
    int count = 1 + choices.weighted(3, 1);
    for (int i = 1; i <= count; i++) {
      sales.add(SaleMaker.sale(choices, i));
    }
    return new Setting(kind.name, kind.abilities, limits, sales, jitter);
  }

  /** A plain one, with the usual limits. */
  static Setting of(ProcessorAbilities abilities, Sale sale) {
    return new Setting("scripted", abilities, limits(20, 16, 20), List.of(sale), 1);
  }

  static EngineLimits limits(int commitAttempts, int effectAttempts, int silentCalls) {
    return new EngineLimits(
        commitAttempts,
        effectAttempts,
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        100,
        silentCalls);
  }
}
