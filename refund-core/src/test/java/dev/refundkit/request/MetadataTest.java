package dev.refundkit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.refusal.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataTest {

  private static List<String> rules(Map<String, Object> metadata) {
    return Metadata.violations(metadata).stream().map(Violation::rule).toList();
  }

  @Test
  void text_numbers_truth_lists_and_maps_may_be_attached() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("ticket", "T-1");
    metadata.put("score", new BigDecimal("0.25"));
    metadata.put("vip", true);
    metadata.put("nothing", null);
    metadata.put("tags", List.of("a", 1, Map.of("deep", List.of("x"))));
    assertThat(rules(metadata)).isEmpty();
    assertThat(Metadata.copy(metadata)).isEqualTo(metadata).containsKey("nothing");
  }

  @Test
  void anything_else_is_refused_by_the_name_of_its_field() {
    assertThat(Metadata.violations(Map.of("at", Map.of("when", Instant.EPOCH))))
        .extracting(Violation::field)
        .containsExactly("metadata.at.when");
    assertThat(Metadata.violations(Map.of("count", new AtomicInteger(1))))
        .extracting(Violation::field)
        .containsExactly("metadata.count");
  }

  @Test
  void keys_have_1_to_64_characters() {
    assertThat(rules(Map.of("k".repeat(64), 1))).isEmpty();
    assertThat(rules(Map.of("k".repeat(65), 1)))
        .containsExactly("must have keys of 1 to 64 characters");
    assertThat(rules(Map.of("", 1))).hasSize(1);
    assertThat(rules(Map.of("deep", Map.of(7, "not text")))).hasSize(1);
  }

  @Test
  void nesting_has_a_bound() {
    assertThat(rules(nested(Metadata.MAX_DEPTH - 1))).isEmpty();
    assertThat(rules(nested(Metadata.MAX_DEPTH)))
        .containsExactly("must not be nested deeper than 5");
    assertThat(rules(nested(500))).containsExactly("must not be nested deeper than 5");
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> metadata = Map.of("leaf", 1);
    for (int i = 1; i < depth; i++) {
      metadata = Map.of("in", metadata);
    }
    return metadata;
  }

  @Test
  void more_than_200_values_are_refused() {
    assertThat(rules(Map.of("list", numbers(500))))
        .containsExactly("must not hold more than 200 values");
    assertThat(rules(flat(201))).hasSize(1);
  }

  @Test
  void two_hundred_values_pass() {
    assertThat(rules(flat(Metadata.MAX_VALUES))).isEmpty();
  }

  private static List<Object> numbers(int count) {
    return new ArrayList<>(IntStream.range(0, count).boxed().toList());
  }

  private static Map<String, Object> flat(int values) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    IntStream.range(0, values).forEach(i -> metadata.put("k" + i, i));
    return metadata;
  }

  @Test
  void text_and_keys_together_have_a_bound() {
    assertThat(rules(Map.of("k", "x".repeat(Metadata.MAX_TEXT - 1)))).isEmpty();
    assertThat(rules(Map.of("k", "x".repeat(Metadata.MAX_TEXT)))).hasSize(1);
  }

  @Test
  void a_copy_cannot_be_changed_from_outside_however_deep() {
    List<Object> tags = new ArrayList<>(List.of("a"));
    Map<String, Object> metadata = new LinkedHashMap<>(Map.of("tags", tags));
    Map<String, Object> copy = Metadata.copy(metadata);
    tags.add("b");
    metadata.clear();
    assertThat(copy).isEqualTo(Map.of("tags", List.of("a")));
    assertThatThrownBy(() -> ((List<?>) copy.get("tags")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void numbers_have_64_digits_and_their_point_moves_64_places_at_most() {
    assertThat(rules(Map.of("n", BigInteger.TEN.pow(64).subtract(BigInteger.ONE)))).isEmpty();
    assertThat(rules(Map.of("n", new BigDecimal("1E+64")))).isEmpty();
    assertThat(rules(Map.of("n", Double.MAX_VALUE))).isEmpty();
    assertThat(rules(Map.of("n", BigInteger.TEN.pow(64))))
        .containsExactly("must be a number of at most 64 digits");
    assertThat(rules(Map.of("n", new BigDecimal("1E+65")))).hasSize(1);
  }
}
