package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.sale.Payment;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.arbitrary.Stories;
import dev.refundkit.testkit.story.Call;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/** Of two requests of one order at the same time, the later sees what the earlier has taken. */
@Domain(RefundDomain.class)
public class TwoAtOnceTest {

  @Provide
  Arbitrary<Story> shortOnes() {
    return Stories.any().ofMaxMoves(5);
  }

  /** The second request comes in between the first one's reading and its commit. */
  @Property
  void what_both_take_is_there_for_both(@ForAll("shortOnes") Story before, @ForAll Story asks) {
    Interrupted store = new Interrupted();
    ScriptedHost host = new ScriptedHost(store.asStore(), before.tenders());
    Storyteller teller = new Storyteller(host, before);
    teller.tell();
    Call first = asks.moves().get(0).in(teller.scene());
    Call second = asks.moves().get(asks.moves().size() - 1).in(teller.scene());
    store.beforeNextCommit = () -> teller.make(second);
    store.stale = 0;
    Answer<?> answer = teller.make(first);
    if (store.storedInBetween) {
      assertThat(store.stale).as("commits that came too late").isPositive();
    }
    if (answer instanceof Answer.Refused<?> refused) {
      assertThat(refused.refusal().code()).isNotEqualTo(RefusalCode.CONFLICT);
    }
    for (Payment payment : teller.scene().sale().payments()) {
      long held =
          host.store().list(RefundQuery.ALL, null, 1000).items().stream()
              .flatMap(refund -> refund.payouts().stream())
              .filter(payout -> payout.paymentId().equals(payment.id()))
              .filter(payout -> payout.state() != PayoutState.RELEASED)
              .mapToLong(Payout::amount)
              .sum();
      PaymentBalance balance = host.engine().payment(payment.id(), Storyteller.AGENT).orElseThrow();
      assertThat(held)
          .as("what refunds hold or have given of %s", payment.id())
          .isEqualTo(balance.reserved() + balance.refunded());
    }
  }

  /** A store that lets something else happen just before a commit of a new refund. */
  private static final class Interrupted {
    private final RefundStore store = new InMemoryRefundStore();
    private Runnable beforeNextCommit = () -> {};
    private boolean storedInBetween;
    private int stale;

    RefundStore asStore() {
      return (RefundStore)
          Proxy.newProxyInstance(
              RefundStore.class.getClassLoader(),
              new Class<?>[] {RefundStore.class},
              (proxy, method, args) ->
                  method.getName().equals("commit")
                      ? commit((Commit) args[0])
                      : passedOn(method, args));
    }

    private CommitResult commit(Commit commit) {
      Runnable now = beforeNextCommit;
      beforeNextCommit = () -> {};
      Optional<Ledger> before = store.ledger(commit.ledger().saleId());
      now.run();
      boolean changed = !store.ledger(commit.ledger().saleId()).equals(before);
      storedInBetween |= changed;
      CommitResult result = store.commit(commit);
      stale += changed && result == CommitResult.STALE ? 1 : 0;
      return result;
    }

    private Object passedOn(Method method, Object[] args) throws Throwable {
      try {
        return method.invoke(store, args);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
