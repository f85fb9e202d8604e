package dev.refundkit.engine;

import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A shop through many steps, and what has happened in it. */
final class Life {

  /** What the policy says next. */
  enum Mood {
    APPROVES,
    REVIEWS,
    WAITS_FOR_GOODS,
    KEEPS_A_FEE,
    REJECTS,
    FAILS
  }

  final Shop shop = new Shop();
  private final Map<String, Refund> before = new HashMap<>();
  private final Map<String, Long> taken = new HashMap<>();
  private boolean mindChanged;

  Life lookup(boolean can) {
    Duration life = Duration.ofHours(24);
    shop.processor.abilities = FakeProcessor.abilities(life, can);
    return this;
  }

  private void policy(Mood mood) {
    switch (mood) {
      case APPROVES -> shop.policy.says(Outcome.APPROVE);
      case REVIEWS -> shop.policy.says(Outcome.REVIEW);
      case WAITS_FOR_GOODS -> shop.policy.paysAfterReturn(Duration.ofDays(3));
      case KEEPS_A_FEE -> shop.policy.approvesLess(new Fee(0, 1_000, true));
      case REJECTS -> shop.policy.says(Outcome.REJECT);
      case FAILS -> shop.policy.fails();
    }
  }

  /** A call of ours: it may only take what is free. */
  Answer<?> ours(Answer<?> answer) {
    for (Ledger ledger : shop.store.world().ledgers().values()) {
      for (PaymentBalance balance : ledger.payments()) {
        long now = balance.reserved() + balance.refunded();
        if (now > taken.getOrDefault(balance.paymentId(), 0L)) {
          assertThat(balance.excess()).as("1: only what is free is taken").isZero();
        }
      }
    }
    return answer;
  }

  void create(RefundRequest request, Mood mood) {
    policy(mood);
    ours(shop.engine.create(request, CUSTOMER));
  }

  void createOnce(RefundRequest request, Mood mood) {
    policy(mood);
    String key = "key " + request.hashCode();
    Answer<?> first = ours(shop.engine.create(request, CUSTOMER, key));
    if (first instanceof Answer.Accepted<?>) {
      assertThat(shop.engine.create(request, CUSTOMER, key)).as("6: one answer").isEqualTo(first);
      Situations.saw("replay");
    }
  }

  void pay(String payment, long amount) {
    ours(shop.engine.refundPayment(PaymentRefundRequest.of(payment, amount, REASON), AGENT));
  }

  /** One of the commands that the refund's state allows. */
  void sensible(int which, int choice) {
    List<Refund> all = shop.store.world().refunds();
    if (!all.isEmpty()) {
      Refund refund = all.get(which % all.size());
      List<Command> legal =
          Stream.of(Command.values())
              .filter(c -> c != Command.RECEIVE_RETURN && c != Command.INSPECT)
              .filter(c -> likely(refund, c))
              .toList();
      if (!legal.isEmpty()) {
        ask(refund.id(), legal.get(choice % legal.size()));
      }
    }
  }

  void command(int which, Command command) {
    List<Refund> all = shop.store.world().refunds();
    if (!all.isEmpty()) {
      ask(all.get(which % all.size()).id(), command);
    }
  }

  private void ask(String refundId, Command command) {
    RefundEngine engine = shop.engine;
    on(
        refundId,
        command,
        id ->
            switch (command) {
              case APPROVE -> engine.approve(id, AGENT, null);
              case REJECT -> engine.reject(id, AGENT, null);
              case CANCEL -> engine.cancel(id, AGENT, null);
              case PROCESS -> engine.process(id, AGENT, null);
              case CLOSE_RETURN -> engine.closeReturn(id, AGENT, null);
              case RETRY -> engine.retry(id, AGENT, null);
              case REDIRECT -> engine.redirect(id, RequestedMethod.Type.STORE_CREDIT, AGENT, null);
              case RECEIVE_RETURN, INSPECT -> throw new IllegalArgumentException("needs goods");
            });
  }

  void receive(int which, String line, int quantity, Condition condition) {
    List<Arrival> goods = List.of(new Arrival(line, quantity, condition));
    goods(which, Command.RECEIVE_RETURN, id -> shop.engine.receiveReturn(id, goods, AGENT, null));
  }

  void inspect(int which, String line, Condition condition) {
    List<Arrival> found = List.of(new Arrival(line, 1, condition));
    goods(which, Command.INSPECT, id -> shop.engine.inspect(id, found, AGENT, null));
  }

  /** Mostly of a refund that may have such goods, now and then of any. */
  private void goods(int which, Command command, Function<String, Answer<Refund>> call) {
    List<Refund> all = shop.store.world().refunds();
    List<Refund> likely = all.stream().filter(refund -> likely(refund, command)).toList();
    List<Refund> from = which < 7 ? likely : all;
    if (!from.isEmpty()) {
      on(from.get(which % from.size()).id(), command, call);
    }
  }

  private void on(String refundId, Command command, Function<String, Answer<Refund>> call) {
    if (ours(call.apply(refundId)) instanceof Answer.Accepted<?>) {
      Situations.saw(command.name().toLowerCase(Locale.ROOT));
    }
  }

  private static boolean likely(Refund refund, Command command) {
    return switch (command) {
      case INSPECT -> refund.items().stream().anyMatch(item -> item.inspecting() > 0);
      case CLOSE_RETURN ->
          refund.returns().state() == ReturnState.AWAITING
              || refund.returns().state() == ReturnState.PARTIALLY_RECEIVED;
      default -> refund.status().allows(command);
    };
  }

  void run(FakeProcessor.Answer answer, Duration wait) {
    shop.processor.answer(answer);
    shop.clock.advance(wait);
    shop.run();
  }

  /** The processor says the opposite of what it said of one key, and sends a notice. */
  void changeMind(int which) {
    List<Refund> refunds = shop.store.world().refunds();
    List<Payout> ended =
        refunds.stream()
            .flatMap(r -> r.payouts().stream())
            .filter(p -> shop.processor.orders().containsKey(p.key()))
            .toList();
    if (ended.isEmpty()) {
      return;
    }
    Payout payout = ended.get(which % ended.size());
    boolean paid = shop.processor.hasPaid(payout.key());
    shop.processor.nowSays(
        payout.key(), paid ? FakeProcessor.Answer.DECLINED : FakeProcessor.Answer.SUCCEEDED);
    mindChanged = true;
    shop.engine.report(payout.id().substring(0, payout.id().indexOf('-')), null).orElseThrow();
  }

  void dispute(String payment, long amount, Dispute.Stage stage) {
    shop.engine.dispute(payment, null, amount, stage, AGENT).orElseThrow();
  }

  void elsewhere(String payment, long amount) {
    shop.engine.recordExternal(payment, amount, "desk", AGENT).orElseThrow();
  }

  /** A person looks into the processor's book and says what stands there. */
  void resolveAll() {
    for (Refund refund : shop.store.world().refunds()) {
      for (Payout payout : refund.payouts()) {
        boolean ended = !shop.processor.isPending(payout.key());
        if (payout.state() == PayoutState.NEEDS_ATTENTION && ended) {
          boolean paid = shop.processor.hasPaid(payout.key());
          shop.engine
              .resolve(refund.id(), payout.id(), paid, null, Actor.of("auditor"), "book")
              .orElseThrow();
          Situations.saw("resolve");
        }
      }
    }
  }

  /** Checks what always holds, and notes what has been seen. */
  void check() {
    AlwaysTrue.check(shop);
    for (Refund refund : shop.store.world().refunds()) {
      Refund earlier = before.put(refund.id(), refund);
      if (earlier != null) {
        assertThat(refund.timeline().subList(0, earlier.timeline().size()))
            .as("10: the timeline is append-only")
            .isEqualTo(earlier.timeline());
        assertThat(refund.facts()).isEqualTo(earlier.facts());
      }
      Situations.saw(refund);
    }
    for (Ledger ledger : shop.store.world().ledgers().values()) {
      ledger.payments().forEach(b -> taken.put(b.paymentId(), b.reserved() + b.refunded()));
    }
  }

  /** Faults off for a while: everything comes to rest (9, 12). */
  void comeToRest() {
    shop.processor.answerNormally();
    shop.store.world().refunds().forEach(r -> shop.engine.report(r.id(), null).orElseThrow());
    for (int i = 0; i < 6; i++) {
      shop.clock.advance(Duration.ofHours(2));
      shop.run();
      resolveAll();
      check();
    }
    boolean sure = shop.processor.abilities.lookupByKey() || !mindChanged;
    for (Ledger ledger : shop.store.world().ledgers().values()) {
      for (PaymentBalance balance : ledger.payments()) {
        if (sure) {
          assertThat(balance.refunded())
              .as("9: at rest the book is what was refunded")
              .isEqualTo(shop.processor.paidOn(balance.paymentId()));
        }
      }
    }
    assertThat(shop.store.world().refunds())
        .as("12: nothing is on its way")
        .noneMatch(r -> r.status() == RefundStatus.PROCESSING);
  }
}
