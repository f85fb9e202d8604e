package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What only a person can settle (ST13), the oldest first (ST12). */
abstract class AttentionRules extends StoreRules {

  AttentionRules(RefundStoreContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("ST13: a refund with a need is listed while it has it")
  @LookAt("Maybe the need is stored once and not with each change.")
  void refundsWithANeed() {
    RefundCopy refund = RefundCopy.of(Made.refund("r1", ORDER));
    stored(next().refund(refund.build()));
    assertEquals(List.of(), kinds(), "what needs a person before");
    stored(next().refund(refund.payouts(PayoutState.NEEDS_ATTENTION).build()));
    assertEquals(List.of(Attention.Kind.REFUND), kinds(), "what needs a person");
    Attention listed = listed().get(0);
    assertEquals("r1", listed.refundId(), "the refund");
    assertEquals(ORDER, listed.orderId(), "the order");
    stored(next().refund(refund.payouts(PayoutState.RELEASED).build()));
    assertEquals(List.of(), kinds(), "what needs a person afterwards");
  }

  @Test
  @DisplayName("ST13: a ledger whose outside facts exceed its captures is listed while they do")
  @LookAt("Maybe only refunds are looked at; a ledger may change without one.")
  void ledgersInExcess() {
    String payment = ORDER + "_card";
    stored(CommitDraft.on(now(ORDER).elsewhere(payment, new Elsewhere("e1", 8_000))));
    assertEquals(List.of(), kinds(), "what needs a person at the edge");
    stored(CommitDraft.on(now(ORDER).elsewhere(payment, new Elsewhere("e1", 8_001))));
    assertEquals(List.of(Attention.Kind.EXCESS), kinds(), "what needs a person");
    assertEquals(ORDER, listed().get(0).orderId(), "the order");
    stored(CommitDraft.on(now(ORDER).elsewhere(payment, new Elsewhere("e1", 1))));
    assertEquals(List.of(), kinds(), "what needs a person afterwards");
  }

  @Test
  @DisplayName("ST13: an effect that was given up is listed until it is dropped")
  @LookAt("Maybe given-up effects are kept in a list that nobody clears.")
  void givenUpEffects() {
    store.update(EffectUpdate.givenUp(claimed("e1"), 16, "the mail is closed"));
    assertEquals(List.of(Attention.Kind.EFFECT), kinds(), "what needs a person");
    Attention listed = listed().get(0);
    assertEquals("r1", listed.refundId(), "the refund");
    assertEquals(ORDER, listed.orderId(), "the order");
    assertTrue(listed.what().contains("the mail is closed"), "it says why: " + listed.what());
    stored(next().drops("e1"));
    assertEquals(List.of(), kinds(), "what needs a person afterwards");
  }

  @Test
  @DisplayName("ST12: what needs a person is listed the oldest first, each once over all pages")
  @LookAt("Maybe refunds, ledgers and effects are listed one after the other.")
  void oldestFirstOverPages() {
    for (int i : List.of(3, 1, 4, 2, 5)) {
      Instant at = NOW.plusSeconds(i / 2);
      RefundCopy refund = RefundCopy.of(Made.refund("r" + i, ORDER)).createdAt(at);
      stored(next().refund(refund.payouts(PayoutState.NEEDS_ATTENTION).build()));
    }
    List<Attention> found = new ArrayList<>();
    String cursor = null;
    do {
      Page<Attention> page = store.attention(cursor, 2);
      assertTrue(page.items().size() <= 2, "a page has " + page.items().size());
      found.addAll(page.items());
      cursor = page.next();
    } while (cursor != null && found.size() <= 5);
    List<Instant> times = found.stream().map(Attention::since).toList();
    assertEquals(times.stream().sorted().toList(), times, "the times, in order");
    assertEquals(
        List.of("r1", "r2", "r3", "r4", "r5"),
        found.stream().map(Attention::refundId).sorted().toList(),
        "what all pages have together");
  }

  @Test
  @DisplayName("ST12: needs that look the same are listed once each over all pages")
  @LookAt("Maybe the cursor goes by what is shown, and not by a key of its own for each entry.")
  void sameLookingNeeds() {
    stored(next().effects(effect("e1"), effect("e2"), effect("e3")));
    for (ClaimedEffect claim : store.claim("worker", NOW, LEASE, 3)) {
      store.update(EffectUpdate.givenUp(claim, 16, "the mail is closed"));
    }
    Page<Attention> first = store.attention(null, 2);
    assertEquals(2, first.items().size(), "entries of the first page");
    Page<Attention> second = store.attention(first.next(), 2);
    assertEquals(1, second.items().size(), "entries of the second page");
    assertNull(second.next(), "the cursor after the last entry");
  }

  @Test
  @DisplayName("ST20: the backlog counts open effects, since when the first is wanted, and needs")
  @LookAt("Maybe a retry moves the time, or what is claimed or given up is counted wrongly.")
  void backlog() {
    assertEquals(new Backlog(0, null, 0), store.backlog(), "the backlog of an empty store");
    Instant first = NOW.minusSeconds(60);
    stored(next().effects(effect("e1", first), effect("e2"), effect("e3", NOW.plusSeconds(60))));
    assertEquals(new Backlog(3, first, 0), store.backlog(), "three open effects");
    ClaimedEffect held = claim("e1", NOW).orElseThrow();
    assertEquals(new Backlog(3, first, 0), store.backlog(), "one of them claimed");
    store.update(EffectUpdate.again(held, NOW.plusSeconds(600), 1, "no answer"));
    assertEquals(new Backlog(3, first, 0), store.backlog(), "one of them to be tried again");
    store.update(EffectUpdate.givenUp(claim("e1", NOW).orElseThrow(), 2, "no answer"));
    assertEquals(new Backlog(2, NOW, 1), store.backlog(), "one of them given up");
    stored(next().drops("e1", "e2"));
    assertEquals(new Backlog(1, NOW.plusSeconds(60), 0), store.backlog(), "two of them gone");
  }

  private List<Attention> listed() {
    return store.attention(null, 10).items();
  }

  private List<Attention.Kind> kinds() {
    return listed().stream().map(Attention::kind).toList();
  }
}
