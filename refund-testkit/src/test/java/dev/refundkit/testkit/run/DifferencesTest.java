package dev.refundkit.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  private static final Map<String, Object> ACTUAL = actual();

  private static Map<String, Object> actual() {
    Map<String, Object> actual = new HashMap<>();
    actual.put("status", "completed");
    actual.put("note", null);
    actual.put("amounts", Map.of("tax", 449L, "total", 5449L));
    actual.put("items", List.of(Map.of("id", "A", "quantity", 1), Map.of("id", "B")));
    actual.put("none", List.of());
    actual.put("restock", true);
    return actual;
  }

  private static List<String> between(Object expected) {
    return Differences.between(expected, ACTUAL);
  }

  @Test
  void a_subset_is_enough() {
    assertThat(between(Map.of())).isEmpty();
    assertThat(between(Map.of("amounts", Map.of("total", 5449L)))).isEmpty();
    assertThat(between(Map.of("items", List.of(Map.of("id", "A"))))).isEmpty();
  }

  @Test
  void a_difference_names_its_place() {
    assertThat(between(Map.of("amounts", Map.of("tax", 450L))))
        .containsExactly("amounts.tax: expected 450, was 449");
    assertThat(between(Map.of("items", List.of(Map.of(), Map.of("id", "C")))))
        .containsExactly("items[1].id: expected C, was B");
    assertThat(between(Map.of("amounts", Map.of("fee", 1))))
        .containsExactly("amounts.fee: expected 1, was absent");
  }

  @Test
  void every_difference_is_found() {
    assertThat(between(Map.of("status", "failed", "restock", false))).hasSize(2);
  }

  @Test
  void types_must_fit() {
    assertThat(between(Map.of("amounts", List.of()))).hasSize(1);
    assertThat(between(Map.of("amounts", 5449L))).hasSize(1);
    assertThat(between(Map.of("items", Map.of("id", "A")))).hasSize(1);
    assertThat(between(Map.of("status", Map.of()))).hasSize(1);
    assertThat(between(Map.of("restock", "true"))).hasSize(1);
    assertThat(Differences.between(Map.of("a", "1"), Map.of("a", 1L))).hasSize(1);
  }

  @Test
  void numbers_are_compared_by_value() {
    for (Object number : List.of(1, 1L, BigInteger.ONE, BigDecimal.ONE, new BigDecimal("1.00"))) {
      assertThat(Differences.between(Map.of("a", 1L), Map.of("a", number))).isEmpty();
      assertThat(Differences.between(Map.of("a", number), Map.of("a", 2L))).hasSize(1);
    }
  }

  @Test
  void null_means_null_or_absent() {
    Map<String, Object> expected = new HashMap<>();
    expected.put("note", null);
    expected.put("nowhere", null);
    assertThat(between(expected)).isEmpty();

    expected.put("status", null);
    assertThat(between(expected)).containsExactly("status: expected absent, was completed");
  }

  @Test
  void lists_are_compared_by_position() {
    List<String> actual = List.of("a", "b");
    assertThat(Differences.between(List.of("a"), actual)).isEmpty();
    assertThat(Differences.between(List.of("b"), actual)).hasSize(1);
    assertThat(Differences.between(Arrays.asList(null, "b"), actual)).hasSize(1);
    assertThat(Differences.between(List.of("a", "b", "c"), actual))
        .containsExactly("[2]: expected c, was absent");
  }

  @Test
  void an_empty_list_is_expected_to_be_empty() {
    assertThat(between(Map.of("none", List.of()))).isEmpty();
    assertThat(between(Map.of("items", List.of()))).hasSize(1);
    assertThat(between(Map.of("nowhere", List.of()))).hasSize(1);
  }

  @Test
  void any_of_a_list_will_do() {
    assertThat(between(Map.of("status", Map.of("one_of", List.of("failed", "completed")))))
        .isEmpty();
    assertThat(between(Map.of("note", Map.of("one_of", Arrays.asList("x", null))))).isEmpty();
    assertThat(between(Map.of("amounts", Map.of("one_of", List.of(Map.of("tax", 449L))))))
        .isEmpty();
    assertThat(between(Map.of("status", Map.of("one_of", List.of("failed", "pending")))))
        .containsExactly("status: expected one of [failed, pending], was completed");
    assertThat(between(Map.of("status", Map.of("one_of", List.of())))).hasSize(1);
  }

  @Test
  void a_size_stands_for_a_list_of_that_length() {
    assertThat(between(Map.of("items", Map.of("size", 2L)))).isEmpty();
    assertThat(between(Map.of("none", Map.of("size", 0L)))).isEmpty();
    assertThat(between(Map.of("items", Map.of("size", 3L))))
        .containsExactly("items: expected a list of 3, was a list of 2");
    assertThat(between(Map.of("status", Map.of("size", 9L)))).hasSize(1);
    assertThat(between(Map.of("nowhere", Map.of("size", 0L)))).hasSize(1);
    assertThat(Differences.between(Map.of("size", 3L), Map.of("size", 3L))).isEmpty();
  }
}
