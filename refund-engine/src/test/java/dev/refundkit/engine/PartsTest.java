package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The engine's small parts: ids, keys, waits, fingerprints and the builder. */
class PartsTest {

  @Property(tries = 200)
  void ids_are_uuids_of_version_7_that_sort_by_time(
      @ForAll @LongRange(min = 0, max = (1L << 47) - 1) long first,
      @ForAll @LongRange(min = 1, max = 1_000_000) long later) {
    UUID id = uuid(first);
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(first);
    assertThat(uuid(first + later).toString()).isGreaterThan(id.toString());
  }

  @Test
  void ids_of_one_instant_differ() {
    IdSource ids = IdSource.uuid7(() -> NOW);
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> ids.next()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("refund_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  private static UUID uuid(long millis) {
    String id = IdSource.uuid7(() -> Instant.ofEpochMilli(millis)).next();
    return UUID.fromString(id.substring("refund_".length()));
  }

  @Property(tries = 500)
  void waits_double_up_to_the_limit_and_lose_at_most_a_tenth_by_chance(
      @ForAll @IntRange(min = 1, max = 200) int attempts,
      @ForAll @LongRange(min = 1, max = 3_600_000) long firstMillis,
      @ForAll long seed) {
    Duration first = Duration.ofMillis(firstMillis);
    EngineLimits limits =
        new EngineLimits(1, 1, Duration.ofMinutes(1), first, Duration.ofHours(1), 1, 1);
    double whole = Math.min(3_600_000.0, firstMillis * Math.pow(2, attempts - 1));
    Duration wait = new Backoff(limits, new Random(seed)).after(attempts);
    assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(1)).isPositive();
    assertThat((double) wait.toMillis()).isBetween(whole * 0.9 - 1, whole);
  }

  @Property(tries = 300)
  void a_payouts_key_is_never_longer_than_the_processor_takes_and_keeps_payouts_apart(
      @ForAll @IntRange(min = 16, max = 255) int most,
      @ForAll @IntRange(min = 1, max = 64) int idLength) {
    String first = "r".repeat(idLength) + "-1";
    String second = "r".repeat(idLength) + "-2";
    assertThat(PayoutKeys.of(first, most))
        .hasSizeLessThanOrEqualTo(most)
        .isEqualTo(PayoutKeys.of(first, most))
        .isNotEqualTo(PayoutKeys.of(second, most))
        .matches("[A-Za-z0-9_-]+");
    if (first.length() <= most) {
      assertThat(PayoutKeys.of(first, most)).isEqualTo(first);
    }
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> simple =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.strings().ofMaxLength(3).map(s -> (Object) s)),
            Tuple.of(2, Arbitraries.longs().between(-20, 20).map(l -> (Object) l)),
            Tuple.of(1, Arbitraries.of(true, false).map(b -> (Object) b)));
    Arbitrary<String> keys = Arbitraries.strings().withChars("abc").ofLength(1);
    return Arbitraries.oneOf(
        simple,
        simple.list().ofMaxSize(3).map(list -> (Object) list),
        simple.list().ofMaxSize(2).list().ofMaxSize(2).map(list -> (Object) list),
        Arbitraries.maps(keys, simple).ofMaxSize(3).map(map -> (Object) map));
  }

  @Property(tries = 200)
  void a_fingerprint_does_not_depend_on_the_order_of_entries(
      @ForAll("values") Object a, @ForAll("values") Object b) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("a", a);
    one.put("b", b);
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("b", b);
    other.put("a", a);
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other)).hasSize(64);
  }

  @Property(tries = 300)
  void different_metadata_has_different_fingerprints(
      @ForAll("values") Object a, @ForAll("values") Object b) {
    assertThat(fingerprint(Map.of("v", a)).equals(fingerprint(Map.of("v", b))))
        .isEqualTo(a.equals(b));
  }

  @Test
  void every_field_of_a_request_changes_its_fingerprint() {
    RefundRequest plain = Shop.partial("o", Shop.units("a", 1));
    Processing quiet = new Processing(null, false, null);
    List<RefundRequest> requests =
        List.of(
            plain,
            Shop.partial("p", Shop.units("a", 1)),
            Shop.itemReturn("o", Shop.units("a", 1)),
            RefundRequest.of("o", RefundType.PARTIAL, "other").withItems(Shop.units("a", 1)),
            plain.withItems(Shop.units("a", 2)),
            plain.withItems(Shop.units("b", 1)),
            plain.withItems(new RequestedItem("a", 1, false)),
            plain.withItems(Shop.units("a", 1), Shop.units("b", 1)),
            plain.withAmounts(RequestedAmounts.total(1)),
            plain.withAmounts(new RequestedAmounts(1L, null, null, null, null, null)),
            plain.withAmounts(new RequestedAmounts(null, 1L, null, null, null, null)),
            plain.withMethod(new RequestedMethod(RequestedMethod.Type.STORE_CREDIT, null)),
            plain.withMethod(new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, "p")),
            plain.withProcessing(quiet),
            plain.withTexts("x", null, Map.of()),
            plain.withTexts(null, "x", Map.of()),
            plain.withTexts(null, null, Map.of("x", "1")),
            plain.withTexts(null, null, Map.of("x", 1)));
    assertThat(requests.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
  }

  private static String fingerprint(Map<String, Object> metadata) {
    return Fingerprint.of(Shop.full("o").withTexts(null, null, metadata));
  }

  @Test
  void the_builder_names_everything_that_is_missing_at_once() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RefundEngine.builder().build())
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains("sales", "store", "processor", "inventory", "policy"));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> RefundEngine.builder().sales(new Orders()).policy(new TestPolicy()).build())
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains("store", "processor", "inventory")
                    .doesNotContain("sales", "policy"));
  }

  @Test
  void without_a_hosts_validator_the_engine_checks_requests_with_its_own() {
    RefundEngine engine =
        RefundEngine.builder()
            .sales(new Orders())
            .store(new InMemoryRefundStore())
            .processor(new FakeProcessor())
            .inventory(order -> Inventory.Result.DONE)
            .policy(new TestPolicy())
            .build();
    Answer<Refund> answer = engine.create(Shop.full(" "), Shop.CUSTOMER);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(((Answer.Refused<Refund>) answer).refusal().param()).isEqualTo("order_id");
    assertThat(engine.create(Shop.full(Orders.PLAIN), Shop.CUSTOMER).orElseThrow().id())
        .startsWith("refund_");
  }

  @Test
  void each_bound_can_be_changed_without_the_others() {
    Duration second = Duration.ofSeconds(1);
    EngineLimits changed =
        EngineLimits.DEFAULT
            .withCommitAttempts(1)
            .withEffectAttempts(2)
            .withLease(second)
            .withFirstDelay(second.multipliedBy(2))
            .withMaxDelay(second.multipliedBy(3))
            .withPageSize(4)
            .withSilentCalls(5);

    assertThat(changed)
        .isEqualTo(
            new EngineLimits(1, 2, second, second.multipliedBy(2), second.multipliedBy(3), 4, 5));
  }

  @Test
  void bounds_that_make_no_sense_are_refused() {
    Duration minute = Duration.ofMinutes(1);
    Duration twoHours = Duration.ofHours(2);
    Stream<Runnable> senseless =
        Stream.of(
            () -> new EngineLimits(0, 1, minute, minute, minute, 1, 1),
            () -> new EngineLimits(1, 0, minute, minute, minute, 1, 1),
            () -> new EngineLimits(1, 1, Duration.ZERO, minute, minute, 1, 1),
            () -> new EngineLimits(1, 1, minute, minute.negated(), minute, 1, 1),
            () -> new EngineLimits(1, 1, minute, minute, Duration.ZERO, 1, 1),
            () -> new EngineLimits(1, 1, minute, minute, twoHours, 1, 1),
            () -> new EngineLimits(1, 1, minute, minute, minute, 0, 1));
    assertThat(Arrays.asList(senseless.toArray(Runnable[]::new)))
        .allSatisfy(
            limits ->
                assertThat(Assertions.catchThrowable(limits::run))
                    .isInstanceOf(IllegalArgumentException.class));
  }
}
