package dev.refundkit.rules.check;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Texts, or all texts but some. A flag is one of the texts true and false.
 *
 * @param allBut whether these are the texts that are not in it
 * @param unknown whether what is not known is in it
 */
record TextSet(boolean allBut, Set<String> texts, boolean unknown) implements ValueSet {

  static final TextSet TRUE = of("true");
  static final TextSet FLAG = of("true", "false");
  static final TextSet ANY = new TextSet(true, Set.of(), false);
  static final TextSet UNKNOWN = new TextSet(false, Set.of(), true);

  TextSet {
    texts = Set.copyOf(texts);
  }

  static TextSet of(String... texts) {
    return of(Set.of(texts));
  }

  static TextSet of(Set<String> texts) {
    return new TextSet(false, texts, false);
  }

  /** The same, and what is not known. */
  TextSet orUnknown() {
    return new TextSet(allBut, texts, true);
  }

  boolean contains(String text) {
    return allBut != texts.contains(text);
  }

  @Override
  public boolean isEmpty() {
    return !allBut && texts.isEmpty() && !unknown;
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public TextSet and(ValueSet other) {
    TextSet one = (TextSet) other;
    boolean both = unknown && one.unknown;
    if (allBut && one.allBut) {
      Set<String> left = new LinkedHashSet<>(texts);
      left.addAll(one.texts);
      return new TextSet(true, left, both);
    }
    TextSet listed = allBut ? one : this;
    TextSet judge = allBut ? this : one;
    Set<String> left = new LinkedHashSet<>(listed.texts);
    left.removeIf(text -> !judge.contains(text));
    return new TextSet(false, left, both);
  }

  @Override
  public TextSet not() {
    return new TextSet(!allBut, texts, !unknown);
  }
}
