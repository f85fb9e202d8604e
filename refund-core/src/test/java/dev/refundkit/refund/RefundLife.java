package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.Condition;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusedException;
import dev.refundkit.request.RequestedMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The life of one refund of a {@link RefundShop}, move by move. Payouts are counted from 1. */
final class RefundLife {

  static final String AGENT = "agent";
  static final PayoutOutcome PAID = new PayoutOutcome.Succeeded("tx", "https://receipt");
  static final PayoutOutcome DECLINED = new PayoutOutcome.Declined("do_not_honor");
  static final PayoutOutcome PENDING = new PayoutOutcome.Pending("tx-pending");
  static final PayoutOutcome UNKNOWN = new PayoutOutcome.Unknown();
  static final PayoutOutcome NOT_ATTEMPTED = new PayoutOutcome.NotAttempted();
  static final PayoutOutcome NOT_FOUND = new PayoutOutcome.NotFound();
  static final PayoutOutcome UNCLEAR = new PayoutOutcome.NeedsAttention("unclear");

  private final RefundShop shop;
  private final List<TimelineEntry> seen = new ArrayList<>();
  private Change last;

  RefundLife(RefundShop shop, Change opened) {
    this.shop = shop;
    this.last = opened;
    seen.addAll(opened.refund().timeline());
  }

  RefundLife approve() {
    return approve(null);
  }

  RefundLife approve(String note) {
    return go(refund().approve(ledger(), AGENT, note, shop.now(), shop.disposer()));
  }

  RefundLife reject() {
    return go(refund().reject(ledger(), AGENT, "not in time", shop.now()));
  }

  RefundLife cancel() {
    return go(refund().cancel(ledger(), AGENT, "changed my mind", shop.now()));
  }

  RefundLife process() {
    return go(refund().process(ledger(), AGENT, "go on", shop.now()));
  }

  RefundLife receive(String line, int quantity) {
    return receive(line, quantity, Condition.SELLABLE);
  }

  RefundLife receive(String line, int quantity, Condition condition) {
    return receive(new Arrival(line, quantity, condition));
  }

  RefundLife receive(Arrival... arrivals) {
    return go(
        refund()
            .receiveReturn(
                ledger(), List.of(arrivals), AGENT, "parcel", shop.now(), shop.disposer()));
  }

  RefundLife inspect(String line, int quantity, Condition condition) {
    return inspect(new Arrival(line, quantity, condition));
  }

  RefundLife inspect(Arrival... findings) {
    return go(
        refund()
            .inspect(ledger(), List.of(findings), AGENT, "looked", shop.now(), shop.disposer()));
  }

  RefundLife closeReturn() {
    return go(refund().closeReturn(ledger(), AGENT, "no more", shop.now(), shop::worthOf));
  }

  RefundLife retry() {
    return go(
        refund().retry(ledger(), shop.remaining(), AGENT, "again", shop.now(), p -> "key-" + p));
  }

  RefundLife redirect(RequestedMethod.Type destination) {
    return go(
        refund()
            .redirect(
                destination,
                ledger(),
                shop.remaining(),
                AGENT,
                "elsewhere",
                shop.now(),
                p -> "key-" + p));
  }

  RefundLife send(int number) {
    return go(refund().sending(payout(number).id(), ledger(), shop.now()));
  }

  RefundLife hear(int number, PayoutOutcome news) {
    return go(refund().outcome(payout(number).id(), news, ledger(), shop.now()));
  }

  /** The payout is sent, and then this is heard of it. */
  RefundLife sent(int number, PayoutOutcome news) {
    return send(number).hear(number, news);
  }

  RefundLife resolve(int number, PayoutOutcome outcome) {
    return go(
        refund().resolved(payout(number).id(), outcome, AGENT, "asked them", ledger(), shop.now()));
  }

  RefundLife restocked(String line, int quantity) {
    return go(refund().restocked(line, quantity, ledger(), shop.now()));
  }

  RefundLife restockFailed(String line) {
    return go(refund().restockFailed(line, ledger(), shop.now()));
  }

  RefundLife labelled(String label) {
    return go(refund().labelled(label, ledger(), shop.now()));
  }

  Effect recheck(int number) {
    return refund().recheck(payout(number).id(), ledger(), shop.now());
  }

  /** The move is refused, and nothing has changed. */
  Refusal refuses(Consumer<RefundLife> move) {
    Change before = last;
    Ledger ledger = ledger();
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> move.accept(this));
    assertThat(refused).as("refused").isNotNull();
    assertThat(last).isSameAs(before);
    assertThat(ledger()).isSameAs(ledger);
    return refused.refusal();
  }

  private RefundLife go(Answer<Change> answer) {
    return go(answer.orElseThrow());
  }

  private RefundLife go(Change change) {
    assertThat(change.refund().timeline()).as("append-only").startsWith(seen());
    seen.clear();
    seen.addAll(change.refund().timeline());
    last = change;
    shop.adopt(change);
    return this;
  }

  private TimelineEntry[] seen() {
    return seen.toArray(TimelineEntry[]::new);
  }

  Refund refund() {
    return last.refund();
  }

  Ledger ledger() {
    return shop.ledger();
  }

  RefundStatus status() {
    return refund().status();
  }

  Payout payout(int number) {
    return refund().payouts().get(number - 1);
  }

  List<PayoutState> payoutStates() {
    return refund().payouts().stream().map(Payout::state).toList();
  }

  RefundItem item(String line) {
    return refund().items().stream().filter(i -> i.lineId().equals(line)).findFirst().orElseThrow();
  }

  RestockStatus restockStatus(String line) {
    return refund().restockStatus(item(line));
  }

  TimelineEntry lastStep() {
    return refund().timeline().get(refund().timeline().size() - 1);
  }

  List<String> steps() {
    return refund().timeline().stream().map(TimelineEntry::status).toList();
  }

  /** What the last move wants done. */
  List<Effect> wants() {
    return last.effects();
  }

  List<Effect> wants(Effect.Kind kind) {
    return wants().stream().filter(e -> e.kind() == kind).toList();
  }

  /** Keys of the effects that the last move wants done no longer. */
  Set<String> drops() {
    return last.dropped();
  }
}
