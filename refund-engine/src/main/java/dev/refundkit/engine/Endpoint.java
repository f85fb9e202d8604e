package dev.refundkit.engine;

import dev.refundkit.actor.Scope;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Opening;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.sale.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request at one of the two endpoints: what is special about it on its way through {@link
 * Intake}.
 */
interface Endpoint {

  /** The request's content, for its fingerprint. */
  Record body();

  /** What the actor must be allowed to do; the first one may carry a limit. */
  List<Scope> scopes();

  /** Null if the request is sound in itself. */
  @Nullable Refusal check();

  /** The sale that it is about. */
  Answer<Sale> sale();

  Answer<Quote> quote(Quoter quoter);

  /** What the policy is asked of the request itself. */
  PolicyDesk.Asked asked(boolean hasKey);

  /** Opens the refund, with free texts masked. */
  Change open(Opening opening);
}
