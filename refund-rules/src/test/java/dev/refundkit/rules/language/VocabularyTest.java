package dev.refundkit.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words of the rules, read from the facts' own types. */
class VocabularyTest {

  @Test
  void whatTheEngineNeedsOnlyIsNoWord() {
    assertThat(Vocabulary.words("Line"))
        .containsKeys("category", "shipped", "limit", "days", "number")
        .doesNotContainKeys("position", "class");
  }

  @Test
  void whatMayBeUnknownIsKnownToBe() {
    assertThat(Vocabulary.words("Refund").values().stream().filter(Word::mayBeUnknown))
        .extracting(Word::name)
        .containsExactlyInAnyOrder(
            "refunds90d", "lifetimeValue", "riskPercent", "customer", "customerNumber");
    assertThat(Vocabulary.words("Line").values().stream().filter(Word::mayBeUnknown))
        .extracting(Word::name)
        .containsExactly("sku");
  }

  @Test
  void amountsAreNoNumbers() {
    assertThat(Vocabulary.word("Refund", "total").kind()).isEqualTo(Kind.AMOUNT);
    assertThat(Vocabulary.word("Refund", "limit").kind()).isEqualTo(Kind.AMOUNT);
    assertThat(Vocabulary.word("Refund", "refundedPercent").kind()).isEqualTo(Kind.NUMBER);
    assertThat(Vocabulary.word("Line", "days").kind()).isEqualTo(Kind.NUMBER);
  }

  @Test
  void nobodyCanChangeTheWords() {
    assertThat(Vocabulary.FACTS).isUnmodifiable();
    assertThat(Vocabulary.OUTCOMES).isUnmodifiable();
    assertThat(Vocabulary.words("Line")).isUnmodifiable();
  }
}
