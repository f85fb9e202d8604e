package dev.refundkit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

  private static final String PAIR = "\ud83d\ude00";

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u0000b", "\ud800", "a\ud800", "\udc00a", "\udc00\ud800"})
  void text_with_u0000_or_half_a_pair_is_not_storable_and_is_made_so(String text) {
    assertThat(StorableText.is(text)).isFalse();
    assertThat(text.matches(StorableText.PATTERN)).isFalse();
    assertThat(StorableText.is(StorableText.of(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "line\nline\t\u0001", "\u00e9\ufffd\uffff", PAIR})
  void all_other_text_is_storable_and_stays_as_it_is(String text) {
    assertThat(StorableText.is(text)).isTrue();
    assertThat(text.matches(StorableText.PATTERN)).isTrue();
    assertThat(StorableText.of(text)).isEqualTo(text);
  }

  @Test
  void different_texts_are_made_different_storable_ones() {
    assertThat(StorableText.of("a\u0000")).isEqualTo("a\\u0000");
    assertThat(StorableText.of("a\ud800")).isNotEqualTo(StorableText.of("a\ud801"));
  }

  @Test
  void what_is_too_long_is_cut_but_never_through_a_pair() {
    assertThat(StorableText.of("abc", 3)).isEqualTo("abc");
    assertThat(StorableText.of("abcd", 3)).isEqualTo("abc");
    assertThat(StorableText.of("ab" + PAIR, 3)).isEqualTo("ab");
    assertThat(StorableText.of("ab\u0000d", 3)).isEqualTo("ab\\");
  }

  @Test
  void what_a_host_states_is_demanded_to_be_storable() {
    StorableText.require("an id", null, 5);
    StorableText.require("an id", "abcde", 5);
    assertThatThrownBy(() -> StorableText.require("an id", "abcdef", 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an id")
        .hasMessageContaining("at most 5");
    assertThatThrownBy(() -> StorableText.require("an id", "\u0000", 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\\u0000");
  }
}
