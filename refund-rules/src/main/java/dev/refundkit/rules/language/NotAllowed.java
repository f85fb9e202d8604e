package dev.refundkit.rules.language;

import java.util.Map;
import java.util.Set;

/** Words of DRL and Java that rules of a policy may not use, and what to do instead. */
final class NotAllowed {

  static final Set<String> OUTSIDE_RULES =
      Set.of(
          "package",
          "import",
          "global",
          "function",
          "query",
          "declare",
          "dialect",
          "unit",
          "entry-point",
          "window",
          "template",
          "expander",
          "class",
          "salience");

  /** In place of a pattern. */
  static final Map<String, String> PATTERNS =
      Map.of(
          "eval", "Write the condition into the brackets of a fact.",
          "from", "Facts are there without it: Refund, Line, Goods.",
          "accumulate", "Look at the sums that Refund has, such as units or total.",
          "acc", "Look at the sums that Refund has, such as units or total.",
          "collect", "Ask with exists or not whether there is such a fact.",
          "forall", "Write: not Line(...) with the opposite condition.",
          "or", "Write two rules.",
          "over", "Facts do not change while rules are asked.");

  /** What people write instead of operators. */
  static final Map<String, String> MISTAKEN =
      Map.ofEntries(
          Map.entry("=", "=="),
          Map.entry("===", "=="),
          Map.entry("!==", "!="),
          Map.entry("<>", "!="),
          Map.entry("=<", "<="),
          Map.entry("=>", ">="),
          Map.entry("&", "&&"),
          Map.entry("|", "||"),
          Map.entry("and", "&&"),
          Map.entry("or", "||"),
          Map.entry("is", "=="),
          Map.entry("equals", "=="));

  /** Between two values. */
  static final Map<String, String> OPERATORS =
      Map.of(
          "matches", "Compare with == or in; patterns of text can take for ever.",
          "soundslike", "Compare with == or in.",
          "str", "Compare with == or in.",
          "memberOf", "Write it as: tags contains \"...\".",
          "instanceof", "Name the fact as the pattern.",
          "like", "Compare with == or in.");

  /** What goes on with a statement of Java behind a block. */
  static final Set<String> CONTINUED = Set.of("else", "catch", "finally");

  private NotAllowed() {}
}
