package dev.refundkit.testkit.story;

import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.Quote;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How things stand when a move's turn comes, as the engine says it. */
public final class Scene {

  private final StoryHost host;
  private final List<String> refunds = new ArrayList<>();
  private final List<Call> keyed = new ArrayList<>();
  private Sale sale;
  private int keys;

  Scene(StoryHost host, Sale sale) {
    this.host = host;
    this.sale = sale;
  }

  /** The order as the host states it now. */
  public Sale sale() {
    return sale;
  }

  void restate(Sale stated) {
    sale = stated;
  }

  /** One of the order's lines. */
  public SaleLine line(int pick) {
    return sale.lines().get(pick % sale.lines().size());
  }

  /** One of the order's payments. */
  public Payment payment(int pick) {
    return sale.payments().get(pick % sale.payments().size());
  }

  /** How many units of a line may still be asked for. */
  public int unitsLeft(SaleLine line) {
    return order().lines().stream()
        .filter(balance -> balance.id().equals(line.id()))
        .mapToInt(OrderBalance.Line::quantityRefundable)
        .sum();
  }

  /** What a payment may still give, minor units. */
  public long room(Payment payment) {
    return host.engine().payment(payment.id(), Storyteller.AGENT).orElseThrow().room();
  }

  public OrderBalance order() {
    return host.engine().order(sale.id(), Storyteller.AGENT).orElseThrow();
  }

  /** What a request would give, if it would not be refused. */
  public Optional<Quote> quote(RefundRequest request) {
    Answer<Proposal> answer = host.engine().quote(request, Storyteller.CUSTOMER);
    return answer instanceof Answer.Accepted<Proposal> accepted
        ? Optional.of(accepted.value().quote())
        : Optional.empty();
  }

  /** The refunds that were opened so far, as they stand now. */
  public List<Refund> refunds() {
    return refunds.stream()
        .map(id -> host.engine().get(id, Storyteller.AGENT).orElseThrow())
        .toList();
  }

  /**
   * One of the refunds; of none, a refund that does not exist.
   *
   * @param fitting whether one that fits is picked, if there is one
   */
  public String refundId(int pick, boolean fitting, Predicate<Refund> fits) {
    List<String> some =
        fitting ? refunds().stream().filter(fits).map(Refund::id).toList() : List.of();
    List<String> from = some.isEmpty() ? refunds : some;
    return from.isEmpty() ? "refund_of_nobody" : from.get(pick % from.size());
  }

  /** A refund of this story as it stands now; empty for any other. */
  public Optional<Refund> refund(String id) {
    return refunds.contains(id)
        ? Optional.of(host.engine().get(id, Storyteller.AGENT).orElseThrow())
        : Optional.empty();
  }

  void opened(String refundId) {
    if (!refunds.contains(refundId)) {
      refunds.add(refundId);
    }
  }

  /** An idempotency key that was not used before. */
  public String newKey() {
    return "key_" + ++keys;
  }

  /** Calls that were accepted under an idempotency key, the first first. */
  public List<Call> keyed() {
    return List.copyOf(keyed);
  }

  void accepted(Call call) {
    keyed.add(call);
  }
}
