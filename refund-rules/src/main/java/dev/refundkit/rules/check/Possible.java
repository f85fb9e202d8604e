package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.language.Word;
import dev.refundkit.rules.settings.Settings;
import java.util.Set;

/** Which values the properties of facts can have at all. */
final class Possible {

  private static final long MOST_PERCENT = 100;

  /** Not what the host states of a customer, which nobody checks, nor ages. */
  private static final Set<String> NEVER_NEGATIVE =
      Set.of(
          "total",
          "subtotal",
          "tax",
          "shipping",
          "goodwill",
          "captured",
          "refundedBefore",
          "refundedAfter",
          "refundedPercent",
          "paymentRefunds",
          "excess",
          "lines",
          "units",
          "shippedLines",
          "quantity",
          "amount",
          "unitPrice");

  /** Refunds of a payment or of shipping take no line. */
  private static final TextSet WITH_LINES = new TextSet(true, Set.of("payment", "shipping"), false);

  private final Settings settings;

  Possible(Settings settings) {
    this.settings = settings;
  }

  ValueSet values(Word word) {
    return switch (word.kind()) {
      case AMOUNT, NUMBER -> word.mayBeUnknown() ? numbers(word).orUnknown() : numbers(word);
      case FLAG -> TextSet.FLAG;
      case TEXT, TEXTS -> word.mayBeUnknown() ? texts(word).orUnknown() : texts(word);
    };
  }

  private static NumberSet numbers(Word word) {
    if (word.name().equals("riskPercent")) {
      return NumberSet.between(0, MOST_PERCENT);
    } else if (word.name().equals("sold") || isUnitsOfGoods(word)) {
      return NumberSet.between(1, Long.MAX_VALUE);
    }
    long least = NEVER_NEGATIVE.contains(word.name()) ? 0 : Long.MIN_VALUE;
    return NumberSet.between(least, Long.MAX_VALUE);
  }

  private static boolean isUnitsOfGoods(Word word) {
    return word.fact().equals(Vocabulary.GOODS) && word.name().equals("quantity");
  }

  /** Goods may come back for a reason that an earlier version of the policy declared. */
  private TextSet texts(Word word) {
    boolean old = word.fact().equals(Vocabulary.GOODS) && word.choice() == Word.Choice.REASON;
    Set<String> choices = old ? null : Vocabulary.choices(word, settings);
    TextSet texts = choices == null ? TextSet.ANY : TextSet.of(choices);
    boolean ofLine = word.fact().equals(Vocabulary.LINE) && word.choice() == Word.Choice.TYPE;
    return ofLine ? texts.and(WITH_LINES) : texts;
  }

  /** That a refund takes a line. */
  static Logic lineTaken() {
    return new Logic.Is(Scope.TYPE, WITH_LINES);
  }
}
