package dev.refundkit.rules;

import java.util.List;
import java.util.Random;

/**
 * Rules as nobody would write them, but as the language permits them. A negated condition, brackets
 * and what is not known stand in all places.
 */
public final class RandomRules {

  /** What they look up. */
  static final String SETTINGS =
      """
      name: random
      version: "1"
      currencies: [USD, EUR, JPY, KWD]
      categories: [electronics, furniture]
      limits:
        most: {USD: 50.00, EUR: 100.00, JPY: 5000, KWD: 9.000}
      days:
        window: {electronics: 14, other: 30}
      numbers:
        few: 2
      """;

  private static final List<String> REFUND_FLAGS =
      List.of("capped", "delivered", "repeat", "customerNamed", "aboveUnits");
  private static final List<String> REFUND_NUMBERS =
      List.of("ageDays", "units", "lines", "riskPercent", "refunds90d", "orderAgeDays");
  private static final List<String> REFUND_AMOUNTS =
      List.of("total", "subtotal", "lifetimeValue", "captured", "refundedBefore");
  private static final List<String> SIZES = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> REASONS =
      List.of("changed_mind", "product_damaged", "late_delivery", "x");

  private final Random random;

  public RandomRules(long seed) {
    this.random = new Random(seed);
  }

  /** So many rules, with ids from r1. */
  public String rules(int count) {
    StringBuilder rules = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      boolean goods = random.nextInt(4) == 0;
      String outcome = goods ? "outcome.inspect();" : "outcome.review();";
      rules.append(Bundles.rule("r" + i, goods ? goods() : refund(), outcome)).append('\n');
    }
    return rules.toString();
  }

  private String refund() {
    return switch (random.nextInt(6)) {
      case 0 -> "Line(" + conditions("Line") + ")";
      case 1 -> "Refund(" + conditions("Refund") + ") Line(" + conditions("Line") + ")";
      case 2 -> "Refund(" + conditions("Refund") + ") not( Line(" + conditions("Line") + ") )";
      case 3 -> "exists Line(" + conditions("Line") + ")";
      case 4 ->
          "$a : Line("
              + conditions("Line")
              + ") Line(id != $a.id, amount "
              + size()
              + " $a.amount)";
      default -> "Refund(" + conditions("Refund") + ")";
    };
  }

  private String goods() {
    return "Goods(" + conditions("Goods") + ")";
  }

  private String conditions(String fact) {
    String first = condition(fact, 2);
    return random.nextBoolean() ? first : first + ", " + condition(fact, 2);
  }

  private String condition(String fact, int depth) {
    if (depth == 0) {
      return single(fact);
    }
    String one = condition(fact, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "!(" + one + ")";
      case 1 -> "(" + one + " || " + condition(fact, depth - 1) + ")";
      case 2 -> one + " && " + condition(fact, depth - 1);
      case 3 -> one + " || " + condition(fact, depth - 1);
      default -> one;
    };
  }

  private String single(String fact) {
    return switch (random.nextInt(6)) {
      case 0 -> flag(fact);
      case 1 -> amount(fact);
      case 2 -> number(fact);
      case 3 -> "reason" + (random.nextBoolean() ? " in " : " not in ") + "(" + reasons() + ")";
      case 4 -> tagsOrCustomer(fact);
      default -> "reason " + (random.nextBoolean() ? "== " : "!= ") + quoted(one(REASONS));
    };
  }

  private String flag(String fact) {
    String flag =
        switch (fact) {
          case "Refund" -> one(REFUND_FLAGS);
          case "Line" -> "shipped";
          default -> one(List.of("inspected", "restockAsked"));
        };
    return switch (random.nextInt(4)) {
      case 0 -> "!" + flag;
      case 1 -> flag + " == false";
      case 2 -> flag + " != true";
      default -> flag;
    };
  }

  private String amount(String fact) {
    String amount =
        switch (fact) {
          case "Refund" -> one(REFUND_AMOUNTS);
          case "Line" -> one(List.of("amount", "subtotal", "tax"));
          default -> "unitPrice";
        };
    String other = random.nextInt(4) == 0 ? "0" : "limit(\"most\")";
    return amount.equals("lifetimeValue") && random.nextInt(3) == 0
        ? amount + (random.nextBoolean() ? " == null" : " != null")
        : amount + " " + size() + " " + other;
  }

  private String number(String fact) {
    String number =
        switch (fact) {
          case "Refund" -> one(REFUND_NUMBERS);
          case "Line" -> one(List.of("ageDays", "quantity", "sold"));
          default -> one(List.of("ageDays", "quantity"));
        };
    if (number.equals("riskPercent") && random.nextInt(3) == 0) {
      return "riskPercent" + (random.nextBoolean() ? " in " : " not in ") + "(20, 30, 40)";
    }
    String other =
        switch (random.nextInt(3)) {
          case 0 -> "number(\"few\")";
          case 1 -> fact.equals("Refund") ? "number(\"few\")" : "days(\"window\")";
          default -> Integer.toString(random.nextInt(40) - 2);
        };
    return number + " " + size() + " " + other;
  }

  private String tagsOrCustomer(String fact) {
    if (fact.equals("Refund")) {
      return "customer(\"tier\") " + (random.nextBoolean() ? "== " : "!= ") + quoted("gold");
    }
    String operator = random.nextBoolean() ? " contains " : " excludes ";
    return "tags" + operator + quoted(one(List.of("final_sale", "opened", "plain")));
  }

  private String reasons() {
    return quoted(one(REASONS)) + ", " + quoted(one(REASONS));
  }

  private String size() {
    return one(SIZES);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
