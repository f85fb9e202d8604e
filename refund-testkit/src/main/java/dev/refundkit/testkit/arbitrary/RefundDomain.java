package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Words;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Everything random about refunds, in one line: with {@code @Domain(RefundDomain.class)} on a
 * property or its class, parameters with {@code @ForAll} may be sales, currencies, decisions,
 * moves, whole stories, and the cases that a policy is asked about. A property that also takes
 * numbers or strings names {@code @Domain(DomainContext.Global.class)} beside it.
 */
public final class RefundDomain extends DomainContextBase {

  @Provide
  Arbitrary<IsoCurrency> currencies() {
    return Currencies.any();
  }

  @Provide
  Arbitrary<Sale> sales() {
    return Sales.any();
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Decisions.any();
  }

  @Provide
  Arbitrary<Move> moves() {
    return Moves.any(Stories.reasons());
  }

  @Provide
  Arbitrary<Story> stories() {
    return Stories.any();
  }

  @Provide
  Arbitrary<RefundCase> refundCases() {
    return Cases.refunds(Stories.reasons());
  }

  @Provide
  Arbitrary<ReturnCase> returnCases() {
    return Cases.returns(Stories.reasons());
  }

  /** Cases and sales are reported in few words. */
  static final class InFewWords implements SampleReportingFormat {
    @Override
    public boolean appliesTo(Object value) {
      return value instanceof RefundCase || value instanceof Sale;
    }

    @Override
    public Object report(Object value) {
      return value instanceof RefundCase asked ? Words.of(asked) : Words.of((Sale) value);
    }
  }
}
