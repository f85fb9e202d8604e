package dev.refundkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.util.List;

/** What tests say of a quote, or of a refusal. */
public final class QuoteAssert {

  private final Quote quote;

  private QuoteAssert(Quote quote) {
    this.quote = quote;
  }

  public static QuoteAssert assertQuote(Answer<Quote> answer) {
    return new QuoteAssert(answer.orElseThrow());
  }

  public static QuoteAssert assertQuote(Quote quote) {
    return new QuoteAssert(quote);
  }

  public static Refusal refusalOf(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused<?>) answer).refusal();
  }

  public static Refusal assertRefused(Answer<?> answer, RefusalCode code) {
    Refusal refusal = refusalOf(answer);
    assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
    return refusal;
  }

  public static Refusal assertRefused(Answer<?> answer, RefusalCode code, String param) {
    Refusal refusal = assertRefused(answer, code);
    assertThat(refusal.param()).isEqualTo(param);
    return refusal;
  }

  /** Goods and tax, nothing else. */
  public QuoteAssert gives(long subtotal, long tax) {
    return gives(subtotal, tax, 0, 0);
  }

  public QuoteAssert gives(long subtotal, long tax, long shipping, long adjustment) {
    List<Long> given =
        List.of(
            quote.allocation().subtotal(),
            quote.allocation().tax(),
            quote.allocation().shippingValue(),
            quote.allocation().adjustment());
    assertThat(given)
        .as("subtotal, tax, shipping, adjustment")
        .containsExactly(subtotal, tax, shipping, adjustment);
    return totals(subtotal + tax + shipping + adjustment);
  }

  public QuoteAssert totals(long total) {
    assertThat(quote.total()).as("total").isEqualTo(total);
    assertThat(quote.payouts().stream().mapToLong(PayoutShare::amount).sum())
        .as("sum of payouts")
        .isEqualTo(total);
    return this;
  }

  public QuoteAssert pays(PayoutShare... payouts) {
    assertThat(quote.payouts()).containsExactly(payouts);
    return this;
  }

  public QuoteAssert lines(String... ids) {
    assertThat(quote.allocation().lines()).extracting(line -> line.lineId()).containsExactly(ids);
    return this;
  }
}
