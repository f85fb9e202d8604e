package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.ReturnLabels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of return labels, on a printer with perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedReturnLabels extends ReturnLabelsContract {

  /** Prints a label for each key. */
  private static final class Printer implements ReturnLabels {
    private final Moody moody = new Moody();
    private final Map<String, String> labels = new HashMap<>();

    @Override
    public synchronized Optional<String> make(LabelOrder order) {
      moody.refuses();
      labels.putIfAbsent(order.key(), "label_" + labels.size());
      return Optional.ofNullable(labels.get(order.key()));
    }
  }

  private final Printer printer = new Printer();
  private final Flaw<ReturnLabels> flaw;

  FlawedReturnLabels(String flaw) {
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected ReturnLabels labels() {
    return flaw.breaks().apply(printer);
  }

  @Override
  protected void failNextCall() {
    printer.moody.will(Moody.Mood.FAILS);
  }

  static List<Flaw<ReturnLabels>> flaws() {
    return List.of(
        of(
            "each call makes a label",
            printer -> order -> printer.make(keyed(order, UUID.randomUUID().toString())),
            "repeatsFindTheLabel",
            "callsAtOnceGetTheSame"),
        of(
            "a refund has one label",
            printer -> order -> printer.make(keyed(order, order.refundId())),
            "otherKeysGetOtherLabels"),
        of(
            "unknown carriers are errors",
            FlawedReturnLabels::checksCarriers,
            "unknownCarriersAreNoFailure"),
        of(
            "a failure is remembered as no label",
            FlawedReturnLabels::triesOnce,
            "failuresAreTriedAgain"));
  }

  private static LabelOrder keyed(LabelOrder o, String key) {
    return new LabelOrder(key, o.refundId(), o.orderId(), o.carrier(), o.service(), o.items());
  }

  private static ReturnLabels checksCarriers(ReturnLabels printer) {
    return order -> {
      if (order.carrier() != null) {
        throw new IllegalArgumentException("no such carrier: " + order.carrier());
      }
      return printer.make(order);
    };
  }

  private static ReturnLabels triesOnce(ReturnLabels printer) {
    Set<String> failed = new HashSet<>();
    return order -> {
      if (failed.contains(order.key())) {
        return Optional.empty();
      }
      try {
        return printer.make(order);
      } catch (RuntimeException e) {
        failed.add(order.key());
        throw e;
      }
    };
  }
}
