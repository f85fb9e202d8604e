package dev.refundkit.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NumberSetTest {

  private static TreeSet<Long> some(Random random) {
    TreeSet<Long> numbers = new TreeSet<>();
    random.longs(12, 0, 20).forEach(numbers::add);
    return numbers;
  }

  @RepeatedTest(200)
  void whatIsInBothIsWhatIsInEach(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    TreeSet<Long> one = some(random);
    TreeSet<Long> other = some(random);
    NumberSet both = NumberSet.of(one).and(NumberSet.of(other));
    NumberSet onlyOne = NumberSet.of(one).and(NumberSet.of(other).not());
    TreeSet<Long> common = new TreeSet<>(one);
    common.retainAll(other);
    one.removeAll(other);
    assertThat(both).isEqualTo(NumberSet.of(common));
    assertThat(onlyOne).isEqualTo(NumberSet.of(one));
  }

  @Test
  void neighboursAreOneRange() {
    assertThat(NumberSet.of(new TreeSet<>(List.of(1L, 2L, 3L, 5L))).ranges())
        .containsExactly(new NumberSet.Range(1, 3), new NumberSet.Range(5, 5));
  }
}
