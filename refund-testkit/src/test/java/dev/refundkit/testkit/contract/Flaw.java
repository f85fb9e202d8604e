package dev.refundkit.testkit.contract;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing that an adapter does wrong.
 *
 * @param breaks makes a broken adapter of a good one
 * @param finds the tests of the contract that must fail, by method name
 */
record Flaw<T>(String name, UnaryOperator<T> breaks, List<String> finds) {

  static <T> Flaw<T> of(String name, UnaryOperator<T> breaks, String... finds) {
    return new Flaw<>(name, breaks, List.of(finds));
  }

  /** The flaw of this name; an adapter without any for another name. */
  static <T> Flaw<T> named(String name, List<Flaw<T>> flaws) {
    return flaws.stream()
        .filter(flaw -> flaw.name().equals(name))
        .findFirst()
        .orElseGet(() -> of("none", good -> good));
  }

  @Override
  public String toString() {
    return name;
  }
}
