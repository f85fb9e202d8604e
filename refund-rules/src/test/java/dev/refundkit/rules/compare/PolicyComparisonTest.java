package dev.refundkit.rules.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.Reason;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.testkit.policy.GeneratedHistory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes if a policy takes another one's place. */
class PolicyComparisonTest {

  private static final GeneratedHistory HISTORY = new GeneratedHistory(3);
  private static final int CASES = 3_000;

  private static final String RULES =
      """
      rule "small" @sentence("Small.") when Refund(total <= limit("most")) then outcome.approve(); end
      rule "fraud" @sentence("Fraud.") when Refund(reason == "fraudulent") then outcome.reject(); end
      rule "books-back" @sentence("Books come back.") when Line(category == "books") then outcome.requireReturn(); end
      rule "fee" @sentence("A fee.") when Refund(ageDays > number("free_days"), total > 0) then outcome.fee("late"); end
      """;
  private static final String MORE =
      """
      rule "jewelry" @sentence("Jewelry is shown.") when Line(category == "jewelry") then outcome.review(); end
      """;
  private static final String SETTINGS =
      """
      name: small
      version: "%s"
      reasons: [changed_mind, fraudulent, other]
      categories: [books, jewelry, apparel]
      currencies: [USD, EUR, GBP, CAD, JPY]
      limits:
        most: {USD: %s, EUR: 40.00, GBP: 40.00, CAD: 40.00, JPY: 4000}
      numbers: {free_days: %d}
      fees:
        late: {basis_points: 1000, with_tax: true}
      """;

  private static DroolsRefundPolicy before;
  private static DroolsRefundPolicy after;

  @BeforeAll
  static void compile() {
    before = policy(SETTINGS.formatted("1", "40.00", 30), RULES);
    after = policy(SETTINGS.formatted("2", "60.00", 20), RULES + MORE);
  }

  private static DroolsRefundPolicy policy(String settings, String rules) {
    Map<String, String> files = Map.of("policy.yaml", settings, "rules.drl", rules);
    PolicyBundle bundle = new PolicyBundle("small", new TreeMap<>(files));
    return DroolsRefundPolicy.of(new PolicyCompiler().compile(bundle));
  }

  private static Iterator<Supplier<PastCase>> history(int cases) {
    return LongStream.rangeClosed(1, cases)
        .mapToObj(number -> (Supplier<PastCase>) () -> HISTORY.get(number))
        .iterator();
  }

  private static Comparison compared(int threads) {
    return new PolicyComparison(before, after, 50, threads).run(history(CASES), read -> {});
  }

  /** One case, decided by both, as anybody would. */
  private record Pair(PastCase past, Decision before, Decision after) {

    String currency() {
      return past.refund().sale().currency().code();
    }

    boolean flips() {
      return before.outcome() != after.outcome();
    }

    private static boolean speaks(Decision decision, String rule) {
      return decision.reasons().stream().map(Reason::rule).anyMatch(rule::equals);
    }

    boolean categoryIs(String category) {
      return past.refund().quote().allocation().lines().stream()
          .map(LineShare::lineId)
          .map(id -> past.refund().sale().line(id).orElseThrow().category())
          .map(own -> KNOWN.contains(own) ? own : "other")
          .anyMatch(category::equals);
    }

    private static final List<String> KNOWN = List.of("books", "jewelry", "apparel");
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int number = 1; number <= CASES; number++) {
      PastCase past = HISTORY.get(number);
      pairs.add(new Pair(past, before.decide(past.refund()), after.decide(past.refund())));
    }
    return pairs;
  }

  private static void sameAs(List<Pair> pairs, Predicate<Pair> which, Tally tally) {
    for (Outcome from : Outcome.values()) {
      for (Outcome to : Outcome.values()) {
        Map<String, Long> money = new TreeMap<>();
        long count = 0;
        for (Pair pair : pairs) {
          if (which.test(pair) && pair.before.outcome() == from && pair.after.outcome() == to) {
            count++;
            money.merge(pair.currency(), pair.past.refund().quote().total(), Long::sum);
          }
        }
        assertThat(tally.cases(from, to)).isEqualTo(count);
        assertThat(tally.money(from, to)).isEqualTo(money);
      }
    }
  }

  @Test
  void everything_adds_up_to_what_a_plain_count_gives() {
    Comparison found = compared(2);
    List<Pair> pairs = pairs();

    sameAs(pairs, pair -> true, found.all());
    assertThat(found.all().changed()).isBetween(100L, (long) CASES);
    assertThat(found.all().cases()).isEqualTo(CASES);
    found.byCurrency().forEach((code, of) -> sameAs(pairs, p -> p.currency().equals(code), of));
    assertThat(found.byCurrency()).containsKeys("USD", "KWD");
    sameAs(
        pairs,
        p -> p.past.refund().reason().equals("fraudulent"),
        found.byReason().get("fraudulent"));
    sameAs(
        pairs,
        p -> !List.of("fraudulent", "changed_mind").contains(p.past.refund().reason()),
        found.byReason().get("other"));
    assertThat(found.byReason()).containsOnlyKeys("changed_mind", "fraudulent", "other");
    found.byCategory().forEach((name, of) -> sameAs(pairs, p -> p.categoryIs(name), of));
    assertThat(found.byCategory()).containsOnlyKeys("books", "jewelry", "apparel", "other");
  }

  @Test
  void rules_fees_and_terms_add_up_too() {
    Comparison found = compared(2);
    List<Pair> pairs = pairs();

    assertThat(found.byRule())
        .containsOnlyKeys(
            "small",
            "fraud",
            "books-back",
            "fee",
            "jewelry",
            "nothing-matched",
            "approval-by-a-person-asked",
            "currency-not-declared");
    found
        .byRule()
        .forEach(
            (rule, change) -> {
              assertThat(change.before())
                  .isEqualTo(pairs.stream().filter(p -> Pair.speaks(p.before, rule)).count());
              assertThat(change.after())
                  .isEqualTo(pairs.stream().filter(p -> Pair.speaks(p.after, rule)).count());
              sameAs(
                  pairs,
                  p -> Pair.speaks(p.before, rule) != Pair.speaks(p.after, rule),
                  change.where());
            });
    assertThat(found.otherTerms())
        .isPositive()
        .isEqualTo(
            pairs.stream()
                .filter(p -> !p.flips() && !Objects.equals(p.before.fee(), p.after.fee()))
                .count());
    assertThat(found.feesAfter().get("USD")).isGreaterThan(found.feesBefore().get("USD"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void it_is_the_same_for_any_number_of_threads(int threads) {
    assertThat(compared(threads)).usingRecursiveComparison().isEqualTo(compared(2));
  }

  @Test
  void the_first_cases_that_flip_are_kept_with_both_decisions() {
    List<Pair> flips = pairs().stream().filter(Pair::flips).toList();

    List<Flip> kept = compared(2).flips();

    assertThat(kept).hasSize(50);
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i).id()).isEqualTo(flips.get(i).past.id());
      assertThat(kept.get(i).before()).isEqualTo(flips.get(i).before);
      assertThat(kept.get(i).after()).isEqualTo(flips.get(i).after);
    }
    assertThat(new PolicyComparison(before, after, 0, 2).run(history(CASES), n -> {}).flips())
        .isEmpty();
  }

  @Test
  void a_policy_beside_itself_changes_nothing() {
    Comparison found = new PolicyComparison(before, before, 10, 2).run(history(CASES), read -> {});

    assertThat(found.all().changed() + found.otherTerms()).isZero();
    assertThat(found.flips()).isEmpty();
    assertThat(found.feesAfter()).isEqualTo(found.feesBefore());
  }

  @Test
  void it_can_be_stopped_and_tells_what_it_found_so_far() {
    PolicyComparison comparison = new PolicyComparison(before, after, 10, 2);

    Comparison found =
        comparison.run(
            history(1_000_000),
            read -> {
              if (read >= 1_000) {
                comparison.stop();
              }
            });

    assertThat(found.finished()).isFalse();
    assertThat(found.all().cases()).isBetween(1_000L, 2_000L);
    assertThat(compared(2).finished()).isTrue();
  }

  @Test
  void an_interrupt_stops_it_too() {
    PolicyComparison comparison = new PolicyComparison(before, after, 10, 1);

    Comparison found =
        comparison.run(history(1_000_000), read -> Thread.currentThread().interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found.finished()).isFalse();
    assertThat(found.all().cases()).isBetween(256L, 2_000L);
  }

  @Test
  void few_cases_are_read_ahead_however_long_the_history_is() {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    Iterator<Supplier<PastCase>> history =
        LongStream.rangeClosed(1, 20_000)
            .mapToObj(
                number -> {
                  most.accumulateAndGet(read.incrementAndGet() - made.get(), Math::max);
                  return (Supplier<PastCase>)
                      () -> {
                        made.incrementAndGet();
                        return HISTORY.get(number);
                      };
                })
            .iterator();

    new PolicyComparison(before, after, 10, 2).run(history, count -> {});

    assertThat(made).hasValue(20_000);
    assertThat(most.get()).isBetween(1, 11 * 256 + 1);
  }

  @Test
  void the_first_case_that_cannot_be_read_is_named_whoever_comes_to_it_first() {
    Iterator<Supplier<PastCase>> history =
        LongStream.rangeClosed(1, 100_000)
            .mapToObj(
                number ->
                    (Supplier<PastCase>)
                        () -> {
                          if (number >= 777) {
                            throw new IllegalArgumentException("no case " + number);
                          }
                          return HISTORY.get(number);
                        })
            .iterator();

    assertThatExceptionOfType(PastCaseException.class)
        .isThrownBy(() -> new PolicyComparison(before, after, 10, 4).run(history, count -> {}))
        .withMessage("no case 777")
        .satisfies(failure -> assertThat(failure.number()).isEqualTo(777));
  }

  @Test
  void numbers_out_of_their_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyComparison(before, after, -1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyComparison(before, after, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyComparison(before, after, 1, 257))
        .withMessage("threads must lie between 1 and 256, was 257");
  }
}
