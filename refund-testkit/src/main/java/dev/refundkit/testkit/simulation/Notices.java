package dev.refundkit.testkit.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.spi.PayoutOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the processor wants to tell the shop and has not got through, and the shop's door. */
final class Notices {

  /**
   * One notice.
   *
   * @param id the processor's id of it
   * @param paid what it says of the payout
   */
  record Sent(String id, PayoutOrder order, boolean paid) {}

  private static final byte[] SECRET = "the processor's own secret".getBytes(UTF_8);
  private static final byte[] OLD_SECRET = "the secret of last year..".getBytes(UTF_8);
  private static final byte[] GUESS = "somebody else's guess of it".getBytes(UTF_8);
  private static final Duration TOLERANCE = SimulatedClock.MOST_WRONG.plusMinutes(5);

  private final SimulatedWorld world;
  private final WebhookSignature door;
  private final WebhookSignature processor;
  private final WebhookSignature forger;
  private final List<Sent> waiting = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private int ids;

  Notices(SimulatedWorld world) {
    this.world = world;
    this.door = WebhookSignature.of(List.of(SECRET, OLD_SECRET), TOLERANCE, world.clock);
    this.processor = WebhookSignature.of(List.of(SECRET), TOLERANCE, () -> world.clock.truth());
    this.forger = WebhookSignature.of(List.of(GUESS), TOLERANCE, () -> world.clock.truth());
  }

  Sent make(PayoutOrder order, boolean paid) {
    return new Sent("notice" + ++ids, order, paid);
  }

  void send(PayoutOrder order, boolean paid) {
    waiting.add(make(order, paid));
  }

  List<Sent> waiting() {
    return waiting;
  }

  /** The processor's notice is handed on. */
  void report(SimulatedProcess process, Sent notice) {
    byte[] body = notice.toString().getBytes(UTF_8);
    Invariant.NO_SURPRISE.demand(
        door.verify(processor.header(body), body) == WebhookSignature.Verdict.GENUINE,
        () -> "turned away: " + notice);
    world.sightings.noticed(notice);
    String refundId = notice.order().refundId();
    Refund before = world.store.known(refundId).orElse(null);
    int others = world.other(process).stored();
    int own = process.stored();
    var answer =
        world.clients.call(
            process,
            "%s: %s %s".formatted(notice.id(), notice.order().key(), said(notice)),
            engine ->
                engine.report(
                    new ProcessorNotice(notice.id(), refundId, notice.order().paymentId())));
    Refund after = world.store.known(refundId).orElse(null);
    Invariant.BOOKS_AGREE.demand(
        before == null
            || after == null
            || others != world.other(process).stored()
            || before.equals(after),
        () -> "a notice by itself made " + after + " of " + before);
    if (answer instanceof Answer.Accepted<Refund>) {
      boolean again = !taken.add(notice.id());
      if (!again) {
        world.processor.entry(notice.order().key()).ifPresent(entry -> entry.noticed = true);
      }
      Invariant.ONE_ANSWER.demand(
          !again || own == process.stored(), () -> "counted twice: " + notice);
    }
  }

  private static String said(Sent notice) {
    return notice.paid() ? "paid" : "failed";
  }

  /** Somebody else's notice comes no further than the door. */
  void forged(Sent notice) {
    byte[] body = notice.toString().getBytes(UTF_8);
    WebhookSignature.Verdict verdict = door.verify(forger.header(body), body);
    Invariant.NO_SURPRISE.demand(
        verdict == WebhookSignature.Verdict.FORGED, () -> notice + " was let in: " + verdict);
    world.sightings.saw(Situation.FORGED_NOTICE_CHANGED_NOTHING);
  }
}
