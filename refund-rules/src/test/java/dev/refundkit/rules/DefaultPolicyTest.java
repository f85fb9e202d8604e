package dev.refundkit.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.request.RefundType;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.testkit.policy.AskedLine;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped policy as a whole says to common cases. */
class DefaultPolicyTest {

  private static final DroolsRefundPolicy POLICY = RuleTable.SHIPPED;

  @Test
  void everyRuleHasItsRowInTheTables() {
    Set<String> rules =
        PackedPolicy.load("default", getClass().getClassLoader()).rules().rules().stream()
            .map(RuleInfo::id)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> rows =
        Stream.concat(DefaultApprovalRulesTest.all(), DefaultRestockingRulesTest.all())
            .map(RuleTable.Row::rule)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(rules).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void itComesWithWhatItWasCompiledFrom() {
    PolicyBundle bundle = DroolsRefundPolicy.shipped().bundle();
    Path source = Path.of("src/main/resources/refundkit/policies/default");
    assertThat(bundle.files()).isEqualTo(BundleFolder.read(source).files());
    assertThat(bundle.scenarios()).isEqualTo(BundleFolder.read(source).scenarios()).isNotEmpty();
  }

  @Test
  void filesThatItWasNotCompiledFromAreNotTakenForIts() {
    ClassLoader tampered =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          public InputStream getResourceAsStream(String name) {
            return name.endsWith("/amounts.drl")
                ? new ByteArrayInputStream("rule \"other\" when then end".getBytes(UTF_8))
                : super.getResourceAsStream(name);
          }
        };
    assertThatThrownBy(PackedPolicy.load("default", tampered).bundle()::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not those that it was compiled from");
  }

  /** Limits are upper ones: whoever is content with less gets no worse an answer. */
  @Test
  void askingForLessIsNeverWorse() {
    List<Integer> amounts = List.of(3_000, 3_001, 7_500, 7_501, 15_000, 15_001, 40_000, 40_001);
    for (RefundType type : List.of(RefundType.FULL, RefundType.PARTIAL, RefundType.ITEM_RETURN)) {
      for (String reason : POLICY.reasons()) {
        int possible = type == RefundType.ITEM_RETURN ? 8 : 16; // goods that come back are units
        for (int circumstances = 0; circumstances < possible; circumstances++) {
          Outcome ofLess = Outcome.APPROVE;
          for (int amount : amounts) {
            AskedRefund asked = asked(circumstances).type(type).reason(reason).amount(amount);
            Outcome outcome = POLICY.decide(asked.build()).outcome();
            assertThat(outcome)
                .as("%s, %s, %d, %d", type, reason, circumstances, amount)
                .isEqualTo(outcome.and(ofLess));
            ofLess = outcome;
          }
        }
      }
    }
  }

  /** One of sixteen. */
  private static AskedRefund asked(int circumstances) {
    AskedRefund asked = new AskedRefund();
    if ((circumstances & 1) != 0) {
      asked.lifetimeValue(100_000);
    }
    if ((circumstances & 2) != 0) {
      asked.notDelivered();
    }
    if ((circumstances & 4) != 0) {
      asked.line(AskedLine::unshipped);
    }
    return (circumstances & 8) != 0 ? asked.line(AskedLine::valueOnly) : asked;
  }

  @Test
  void damagedHeadphonesAreGivenBackWithoutReturnOrFee() {
    Decision decision =
        POLICY.decide(
            new AskedRefund()
                .type(RefundType.PARTIAL)
                .reason("product_damaged")
                .deliveredDaysAgo(6)
                .line(line -> line.category("electronics").amount(4_999, 450))
                .build());
    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(decision.requireReturn()).isFalse();
    assertThat(decision.payAfterReturn()).isFalse();
    assertThat(decision.fee()).isNull();
    assertThat(decision.completion()).isEqualTo(Duration.ofDays(3));
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("faulty-goods-not-worth-a-parcel");
    assertThat(decision.reasons().get(0).facts())
        .containsEntry("refund.total", "5449")
        .containsEntry("refund.limit.not_worth_returning", "7500");
  }

  @Test
  void partOfAPaymentIsGivenBackToACustomerOfWhomNothingIsKnown() {
    Decision decision =
        POLICY.decide(
            new AskedRefund()
                .ofPayment(5_000)
                .reason("requested_by_customer")
                .unknownCustomer()
                .build());
    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(decision.requireReturn()).isFalse();
    assertThat(decision.fee()).isNull();
  }

  @Test
  void aReturnByChoiceIsPaidWhenTheGoodsAreBack() {
    Decision decision = POLICY.decide(new AskedRefund().build());
    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(decision.requireReturn()).isTrue();
    assertThat(decision.payAfterReturn()).isTrue();
    assertThat(decision.returnWithin()).isEqualTo(Duration.ofDays(21));
  }

  @Test
  void aLateReturnOfElectronicsKeepsTheFeeOfItsOwnLinesOnly() {
    AskedRefund late =
        new AskedRefund()
            .line(l -> l.category("electronics").amount(10_000, 1_500))
            .deliveredDaysAgo(20);
    assertThat(POLICY.decide(late.build()).fee()).isEqualTo(new Fee(0, 1_500, true));
    AskedRefund withABook = late.anotherLine(l -> l.category("books").amount(2_000, 0));
    assertThat(POLICY.decide(withABook.build()).fee()).isEqualTo(new Fee(1_500, 0, true));
  }

  @ParameterizedTest
  @CsvSource({
    "USD,15000",
    "EUR,15000",
    "GBP,12000",
    "JPY,20000",
    "KWD,45000",
    "PLN,60000",
    "CZK,350000",
    "SEK,160000"
  })
  void theLimitIsThatOfTheSalesOwnCurrency(String currency, long limit) {
    assertThat(POLICY.decide(new AskedRefund().currency(currency).amount(limit).build()).outcome())
        .isEqualTo(Outcome.APPROVE);
    assertThat(
            POLICY.decide(new AskedRefund().currency(currency).amount(limit + 1).build()).outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aCurrencyThatThePolicyDoesNotNameIsReviewed() {
    Decision decision = POLICY.decide(new AskedRefund().currency("BRL").amount(1).build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("currency-not-declared");
  }

  @Test
  void anUnknownCategoryCountsAsOther() {
    AskedRefund refund =
        new AskedRefund().line(line -> line.category("spaceships")).deliveredDaysAgo(31);
    Reason reason = POLICY.decide(refund.build()).reasons().get(0);
    assertThat(reason.facts())
        .containsEntry("line.days.return_window", "30")
        .containsEntry("line.id", "L1");
  }

  @Test
  void aReasonThatNoRuleKnowsIsReviewed() {
    Decision decision = POLICY.decide(new AskedRefund().reason("no_such_reason").build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.reasons()).extracting(Reason::rule).contains("nothing-matched");
  }

  @Test
  void theVersionAndTheReasonsAreThoseOfThePolicyFile() {
    assertThat(POLICY.version().name()).isEqualTo("default");
    assertThat(POLICY.version().hash()).hasSize(64);
    assertThat(POLICY.reasons()).contains("requested_by_customer", "product_damaged", "other");
  }
}
