package dev.refundkit.rules.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A name that was mistyped is found, and looking for it never takes long. */
class NearestTest {

  @Test
  void aNameIsNearUpToThreeLetters() {
    List<String> names = List.of("restocking", "collection");
    assertThat(Nearest.name("retsocking", names)).contains("restocking");
    assertThat(Nearest.name("restockingxyz", names)).contains("restocking");
    assertThat(Nearest.name("tocking", names)).isEmpty();
    assertThat(Nearest.name("wxyzstocking", names)).isEmpty();
  }

  @Test
  void ofVeryManyNamesOnlyTheNumberIsTold() {
    List<String> names = IntStream.rangeClosed(1, 5000).mapToObj(i -> "name_" + i).toList();
    assertThat(Nearest.advice("nam_1", names)).isEqualTo("There are 5000, none of this name.");
  }
}
