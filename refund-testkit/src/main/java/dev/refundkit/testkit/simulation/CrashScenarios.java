package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.CrashShop.CARD;
import static dev.refundkit.testkit.simulation.CrashShop.GIFT;
import static dev.refundkit.testkit.simulation.CrashShop.abilities;
import static dev.refundkit.testkit.simulation.CrashShop.named;
import static dev.refundkit.testkit.simulation.CrashShop.payment;
import static dev.refundkit.testkit.simulation.CrashShop.returned;
import static dev.refundkit.testkit.simulation.CrashShop.total;
import static dev.refundkit.testkit.simulation.CrashShop.unshipped;

import dev.refundkit.policy.Condition;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedMethod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What refunds are used for, each as a small scenario to crash in. */
public final class CrashScenarios {

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private CrashScenarios() {}

  /** All of them, with names of their own. */
  public static List<CrashScenario> all() {
    return Stream.of(
            paid(), decided(), notPaid(), unanswered(), goods(), outside(), poorProcessors())
        .flatMap(List::stream)
        .toList();
  }

  /** What is paid at once. */
  private static List<CrashScenario> paid() {
    return List.of(
        named("one payment").create(total(500)).work(),
        named("two payments").create(RefundRequest.of("order", RefundType.FULL, "approve")).work(),
        named("a payment's refund").refundPayment(payment(700)),
        named("two refunds of one order").create(total(400)).create(total(300)).work(),
        named("paid as store credit")
            .create(
                total(500).withMethod(new RequestedMethod(RequestedMethod.Type.STORE_CREDIT, null)))
            .work());
  }

  /** What waits for somebody. */
  private static List<CrashScenario> decided() {
    return List.of(
        named("reviewed, then approved").create(total(500, "review")).approve(0).work(),
        named("cancelled before it was sent")
            .create(total(500).withProcessing(new Processing(true, true, false)))
            .cancel(0)
            .create(total(600))
            .work());
  }

  /** What is declined. */
  private static List<CrashScenario> notPaid() {
    return List.of(
        named("declined, then paid again").declines(CARD).create(total(500)).work().retry(0).work(),
        named("declined, then paid as store credit")
            .declines(CARD)
            .create(total(500))
            .work()
            .redirectToStoreCredit(0)
            .work(),
        named("one of two payments declined, then paid again")
            .declines(GIFT)
            .create(RefundRequest.of("order", RefundType.FULL, "approve"))
            .work()
            .retry(0)
            .work());
  }

  /** What has no answer, or no end, at first. */
  private static List<CrashScenario> unanswered() {
    return List.of(
        named("no answer, but paid")
            .timesOutDone(CARD)
            .create(total(500))
            .work()
            .passes(TWO_HOURS)
            .work(),
        named("no answer, and not paid")
            .timesOutLost(CARD)
            .create(total(500))
            .work()
            .passes(TWO_HOURS)
            .work(),
        named("no answer to a payment's refund")
            .timesOutDone(CARD)
            .refundPayment(payment(700))
            .passes(TWO_HOURS)
            .work(),
        named("pending, then paid")
            .leavesPending(CARD)
            .create(total(500))
            .work()
            .settlesPending(true)
            .work(),
        named("pending, then declined")
            .leavesPending(CARD)
            .create(total(500))
            .work()
            .settlesPending(false)
            .work()
            .retry(0)
            .work());
  }

  /** What goods come back for. */
  private static List<CrashScenario> goods() {
    return List.of(
        named("paid when the goods are back, with label and notices")
            .create(returned(2, "goods_first"))
            .work()
            .receive(0, "shoes", 2, Condition.SELLABLE)
            .work(),
        named("paid at once, goods come in parts")
            .create(returned(2, "goods"))
            .work()
            .receive(0, "shoes", 1, Condition.SELLABLE)
            .work()
            .receive(0, "shoes", 1, Condition.SELLABLE)
            .work(),
        named("goods are inspected")
            .create(returned(2, "goods"))
            .receive(0, "shoes", 2, Condition.UNKNOWN)
            .inspect(0, "shoes", 1, Condition.SELLABLE)
            .inspect(0, "shoes", 1, Condition.DAMAGED)
            .work(),
        named("some goods never come")
            .create(returned(3, "goods_first"))
            .receive(0, "shoes", 1, Condition.SELLABLE)
            .closeReturn(0)
            .work(),
        named("no goods come in time")
            .create(returned(2, "goods_first"))
            .work()
            .passes(Duration.ofDays(15))
            .work(),
        named("never shipped, back on the shelf at once").create(unshipped()).work());
  }

  /** What the processor changes its mind about. */
  private static List<CrashScenario> outside() {
    return List.of(
        named("approved, processed later")
            .create(total(500).withProcessing(new Processing(true, true, false)))
            .process(0)
            .work(),
        named("paid late after a decline")
            .declines(CARD)
            .create(total(500))
            .work()
            .paysLate()
            .work(),
        named("withdrawn after a decline, then paid late")
            .declines(CARD)
            .create(total(500))
            .work()
            .cancel(0)
            .paysLate()
            .work(),
        named("taken back after it was paid").create(total(500)).work().takesBack().work(),
        named("taken back, then paid again")
            .create(total(500))
            .work()
            .takesBack()
            .work()
            .retry(0)
            .work(),
        named("given back by hand").create(total(500)).work().byHand(CARD, 300).work());
  }

  /** Processors that can do less. */
  private static List<CrashScenario> poorProcessors() {
    return List.of(
        named("a processor without lookup")
            .at(abilities(24, false))
            .timesOutDone(CARD)
            .create(total(500))
            .work()
            .passes(TWO_HOURS)
            .work(),
        named("a processor without keys")
            .at(abilities(0, true))
            .timesOutDone(CARD)
            .create(total(500))
            .work()
            .passes(TWO_HOURS)
            .work()
            .retriedAfterPerson(),
        named("a processor with neither")
            .at(abilities(0, false))
            .create(total(500))
            .work()
            .passes(TWO_HOURS)
            .work()
            .retriedAfterPerson());
  }
}
