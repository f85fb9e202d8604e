package dev.refundkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.RestockOrder;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A shop for tests: an engine on ports that do what they are told and can be looked into. */
final class Shop {

  static final Actor CUSTOMER = Actor.of("customer");
  static final Actor AGENT = Actor.of("agent");
  static final String REASON = "damaged";

  /** Made once: it is slow to make. */
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  final TestClock clock = new TestClock();
  final Orders orders = new Orders();
  final ObservedStore store = new ObservedStore();
  final FakeProcessor processor = new FakeProcessor();
  final TestPolicy policy = new TestPolicy();
  final Map<String, RestockOrder> restocked = new LinkedHashMap<>();
  final Map<String, Notice> told = new LinkedHashMap<>();
  final Map<String, LabelOrder> labels = new LinkedHashMap<>();
  final RefundEngine engine;

  volatile Supplier<Inventory.Result> inventory = () -> Inventory.Result.DONE;
  volatile Runnable notifier = () -> {};
  volatile CustomerHistory history = (id, currency, now) -> CustomerFacts.UNKNOWN;

  Shop() {
    this(EngineLimits.DEFAULT);
  }

  Shop(EngineLimits limits) {
    this(limits, RefundListener.none());
  }

  Shop(EngineLimits limits, RefundListener listener) {
    AtomicInteger ids = new AtomicInteger();
    engine =
        RefundEngine.builder()
            .sales(orders)
            .store(store)
            .processor(processor)
            .inventory(this::restock)
            .notifier(this::tell)
            .returnLabels(this::label)
            .customerHistory((id, currency, now) -> history.of(id, currency, now))
            .policy(policy)
            .clock(clock)
            .ids(() -> "refund_%03d".formatted(ids.incrementAndGet()))
            .random(new Random(7))
            .validator(VALIDATOR)
            .limits(limits)
            .listener(listener)
            .build();
  }

  private synchronized Inventory.Result restock(RestockOrder order) {
    Inventory.Result result = inventory.get();
    if (result == Inventory.Result.DONE) {
      restocked.put(order.key(), order);
    }
    return result;
  }

  private synchronized void tell(Notice notice) {
    notifier.run();
    assertThat(told).as("each notice is told once").doesNotContainKey(notice.key());
    told.put(notice.key(), notice);
  }

  private synchronized Optional<String> label(LabelOrder order) {
    labels.put(order.key(), order);
    return Optional.of("label_" + labels.size());
  }

  /** How many units went back on the shelf, by line. */
  Map<String, Integer> shelf() {
    Map<String, Integer> units = new LinkedHashMap<>();
    restocked.values().forEach(o -> units.merge(o.lineId(), o.quantity(), Integer::sum));
    return units;
  }

  List<String> toldKinds() {
    return told.values().stream().map(Notice::kind).toList();
  }

  // Requests

  static RefundRequest full(String orderId) {
    return RefundRequest.of(orderId, RefundType.FULL, REASON);
  }

  static RefundRequest partial(String orderId, RequestedItem... items) {
    return RefundRequest.of(orderId, RefundType.PARTIAL, REASON).withItems(items);
  }

  static RefundRequest itemReturn(String orderId, RequestedItem... items) {
    return RefundRequest.of(orderId, RefundType.ITEM_RETURN, REASON).withItems(items);
  }

  static RequestedItem units(String lineId, int quantity) {
    return RequestedItem.of(lineId, quantity);
  }

  static RequestedItem putBack(String lineId, int quantity) {
    return new RequestedItem(lineId, quantity, true);
  }

  static Arrival sellable(String lineId, int quantity) {
    return new Arrival(lineId, quantity, Condition.SELLABLE);
  }

  // Steps

  Refund create(RefundRequest request) {
    return engine.create(request, CUSTOMER).orElseThrow();
  }

  Refund created(RefundRequest request) {
    return refund(create(request).id());
  }

  PaymentRefund pay(String paymentId, long amount) {
    return engine
        .refundPayment(PaymentRefundRequest.of(paymentId, amount, REASON), AGENT)
        .orElseThrow();
  }

  RunReport run() {
    return engine.effects("worker").runDue();
  }

  RunReport runAfter(Duration wait) {
    clock.advance(wait);
    return run();
  }

  Refund receive(Refund refund, Arrival... arrivals) {
    return engine.receiveReturn(refund.id(), List.of(arrivals), AGENT, null).orElseThrow();
  }

  Refund refund(String id) {
    return engine.get(id, AGENT).orElseThrow();
  }

  Refund now(Refund refund) {
    return refund(refund.id());
  }

  PaymentBalance payment(String paymentId) {
    return engine.payment(paymentId, AGENT).orElseThrow();
  }

  OrderBalance order(String orderId) {
    return engine.order(orderId, AGENT).orElseThrow();
  }

  OrderBalance.Line line(String orderId, String lineId) {
    return order(orderId).lines().stream()
        .filter(line -> line.id().equals(lineId))
        .findFirst()
        .orElseThrow();
  }

  /** Makes a call that must be refused, and checks that it has changed nothing at all. */
  Refusal refused(Supplier<? extends Answer<?>> call) {
    ObservedStore.World before = store.world();
    int calls = processor.calls().size();
    Answer<?> answer = call.get();
    assertThat(answer).as("the call is refused").isInstanceOf(Answer.Refused.class);
    assertThat(store.world()).as("everything stored is as before").isEqualTo(before);
    assertThat(processor.calls()).as("the processor is not called").hasSize(calls);
    return ((Answer.Refused<?>) answer).refusal();
  }

  List<String> attention() {
    List<String> found = new ArrayList<>();
    engine
        .attention(null, 100, AGENT)
        .orElseThrow()
        .items()
        .forEach(
            a -> found.add(a.kind() + " " + (a.refundId() == null ? a.orderId() : a.refundId())));
    return found;
  }
}
