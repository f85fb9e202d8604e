package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundType;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists of refunds, page by page (ST12). */
abstract class ListRules extends StoreRules {

  ListRules(RefundStoreContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("ST12: refunds are listed the newest first, then by id")
  @LookAt("Maybe the list is sorted by when a refund was stored or changed.")
  void newestFirstThenById() {
    keep(at("b", 1).changedAt(NOW.plusSeconds(9)).build());
    keep(at("old", 0).build());
    keep(at("c", 1).build());
    keep(at("a", 1).build());
    keep(at("new", 1).createdAt(NOW.plusSeconds(1).plusNanos(1)).build());
    assertEquals(List.of("new", "a", "b", "c", "old"), listed(RefundQuery.ALL), "the order");
  }

  @Test
  @DisplayName("ST12: refunds are listed the oldest first, then by id, where that is asked for")
  @LookAt("Maybe only the first page is turned round, or ids are turned round too.")
  void oldestFirstThenById() {
    List.of("b", "c", "a").forEach(id -> keep(at(id, 1).build()));
    keep(at("old", 0).build());
    keep(at("new", 2).build());
    RefundQuery oldest = RefundQuery.ALL.sorted(RefundQuery.Order.OLDEST_FIRST);
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      Page<Refund> page = store.list(oldest, cursor, 2);
      found.addAll(ids(page));
      cursor = page.next();
    } while (cursor != null && found.size() <= 5);
    assertEquals(List.of("old", "a", "b", "c", "new"), found, "the order over all pages");
  }

  @Test
  @DisplayName("ST21: what is listed is counted and summed by currency and status")
  @LookAt("Maybe a condition of the query, the tenant or the present status is left out.")
  void summed() {
    assertEquals(new RefundSummary(List.of()), store.summary(RefundQuery.ALL), "of no refund");
    keep(at("r1", 0).status(RefundStatus.PENDING).build());
    keep(at("r2", 0).status(RefundStatus.PENDING).build());
    keep(at("r3", 0).status(RefundStatus.PENDING).build());
    keep(at("r3", 0).status(RefundStatus.FAILED).build());
    keep(at("other", 0).ofOrder("order_2").build());
    List<Refund> mine = store.list(RefundQuery.ofOrder(ORDER), null, 10).items();
    BigInteger each = BigInteger.valueOf(mine.get(0).accepted().total());
    BigInteger two = each.add(each);
    String currency = mine.get(0).facts().currency().code();
    RefundSummary expected =
        new RefundSummary(
            List.of(
                new RefundSummary.Sum(currency, RefundStatus.PENDING, 2, two),
                new RefundSummary.Sum(currency, RefundStatus.FAILED, 1, each)));
    assertEquals(expected, store.summary(RefundQuery.ofOrder(ORDER)), "of the order's refunds");
    assertEquals(4, store.summary(RefundQuery.ALL).count(), "how many there are");
  }

  @Test
  @DisplayName("ST12: an order's list has its refunds and no others")
  @LookAt("Maybe orderId is not looked at.")
  void byOrder() {
    keep(at("mine", 0).build());
    keep(at("other", 0).ofOrder("order_2").build());
    assertEquals(List.of("mine"), listed(RefundQuery.ofOrder(ORDER)), "refunds of the order");
  }

  @Test
  @DisplayName("ST12: a customer's list has their refunds and no others")
  @LookAt("Maybe customerId is not looked at, or null matches everybody.")
  void byCustomer() {
    keep(at("mine", 0).ofCustomer("me").build());
    keep(at("other", 0).ofCustomer("you").build());
    keep(at("guest", 0).ofCustomer(null).build());
    RefundQuery mine = new RefundQuery(null, "me", null, null, null, null, null, null);
    assertEquals(List.of("mine"), listed(mine), "refunds of the customer");
  }

  @Test
  @DisplayName("ST12: a list by status goes by the status now")
  @LookAt("Maybe the status is stored once and not with each change.")
  void byStatus() {
    keep(at("now", 0).status(RefundStatus.PENDING).build());
    keep(at("was", 0).status(RefundStatus.FAILED).build());
    keep(at("now", 0).status(RefundStatus.FAILED).build());
    keep(at("was", 0).status(RefundStatus.CANCELLED).build());
    RefundQuery failed =
        new RefundQuery(null, null, RefundStatus.FAILED, null, null, null, null, null);
    assertEquals(List.of("now"), listed(failed), "refunds that have failed");
  }

  @Test
  @DisplayName("ST12: a list by type has that type only")
  @LookAt("Maybe type is not looked at.")
  void byType() {
    keep(at("shipping", 0).type(RefundType.SHIPPING).build());
    keep(at("full", 0).type(RefundType.FULL).build());
    RefundQuery full = new RefundQuery(null, null, null, RefundType.FULL, null, null, null, null);
    assertEquals(List.of("full"), listed(full), "full refunds");
  }

  @Test
  @DisplayName("ST12: a list by reason has that reason only")
  @LookAt("Maybe reason is not looked at.")
  void byReason() {
    keep(at("damaged", 0).reason("damaged").build());
    keep(at("other", 0).reason("changed_mind").build());
    RefundQuery damaged = new RefundQuery(null, null, null, null, "damaged", null, null, null);
    assertEquals(List.of("damaged"), listed(damaged), "refunds for the reason");
  }

  @Test
  @DisplayName("ST12: from is the first time that counts, until the first that does not")
  @LookAt("Maybe times are rounded, or from or until goes by when a refund changed.")
  void byTime() {
    keep(at("before", 0).createdAt(NOW.minusNanos(1)).changedAt(NOW).build());
    keep(at("first", 0).build());
    keep(at("last", 1).createdAt(NOW.plusSeconds(1).minusNanos(1)).build());
    keep(at("after", 1).build());
    RefundQuery second =
        new RefundQuery(null, null, null, null, null, NOW, NOW.plusSeconds(1), null);
    assertEquals(List.of("last", "first"), listed(second), "refunds of one second");
  }

  @Test
  @DisplayName("ST12: changedSince goes by when a refund changed last")
  @LookAt("Maybe it goes by when a refund was created, or the change is not stored.")
  void byChange() {
    keep(at("still", 0).build());
    keep(at("changed", 0).build());
    keep(at("changed", 0).changedAt(NOW.plusSeconds(60)).build());
    keep(at("before", 0).changedAt(NOW.plusSeconds(60).minusNanos(1)).build());
    RefundQuery since = RefundQuery.changedSince(NOW.plusSeconds(60));
    assertEquals(List.of("changed"), listed(since), "refunds that changed since");
  }

  @Test
  @DisplayName("ST12: all that a query names must fit")
  @LookAt("Maybe the conditions are joined with OR, or one replaces another.")
  void byAll() {
    keep(at("both", 0).reason("damaged").ofCustomer("me").build());
    keep(at("customer", 0).ofCustomer("me").build());
    keep(at("reason", 0).reason("damaged").build());
    RefundQuery both = new RefundQuery(null, "me", null, null, "damaged", null, null, null);
    assertEquals(List.of("both"), listed(both), "refunds that fit in everything");
  }

  @Test
  @DisplayName("ST12: the pages of a list have every refund once, and none has too many")
  @LookAt("Maybe the cursor holds only the time, so that refunds of one moment get lost.")
  void pagesHaveEachOnce() {
    List<String> all = List.of("a", "b", "c", "d", "e", "f", "g");
    all.forEach(id -> keep(at(id, 0).build()));
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      Page<Refund> page = store.list(RefundQuery.ALL, cursor, 2);
      assertTrue(page.items().size() <= 2, "a page has " + page.items().size());
      found.addAll(ids(page));
      cursor = page.next();
    } while (cursor != null && found.size() <= all.size());
    assertEquals(all, found, "what all pages have together");
  }

  @Test
  @DisplayName("ST12: refunds that come or go between two pages move no others")
  @LookAt("Maybe the cursor counts rows.")
  void pagesHoldTheirPlace() {
    for (int i = 0; i < 8; i++) {
      keep(at("r" + i, i).status(RefundStatus.PENDING).build());
    }
    RefundQuery pending =
        new RefundQuery(null, null, RefundStatus.PENDING, null, null, null, null, null);
    Page<Refund> first = store.list(pending, null, 3);
    keep(at("newer", 9).status(RefundStatus.PENDING).build());
    Page<Refund> second = store.list(pending, first.next(), 2);
    keep(at("r7", 7).status(RefundStatus.FAILED).build());
    keep(at("r6", 6).status(RefundStatus.FAILED).build());
    Page<Refund> third = store.list(pending, second.next(), 9);
    assertEquals(
        List.of("r7 r6 r5", "r4 r3", "r2 r1 r0"),
        Stream.of(first, second, third).map(page -> String.join(" ", ids(page))).toList(),
        "the three pages");
  }

  @Test
  @DisplayName("ST12: a cursor that is not one of the store's is refused")
  @LookAt("Maybe a cursor that can't be read counts as none.")
  void foreignCursorsAreRefused() {
    keep(at("r1", 0).build());
    for (String foreign : List.of("", "~", "nonsense", "1", "-1", "' OR 1=1", "\u0000")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> store.list(RefundQuery.ALL, foreign, 10),
          "a list from the cursor \"" + foreign + "\"");
      assertThrows(
          IllegalArgumentException.class,
          () -> store.attention(foreign, 10),
          "what needs a person from the cursor \"" + foreign + "\"");
    }
  }

  private static RefundCopy at(String id, int seconds) {
    return RefundCopy.of(Made.refund(id, ORDER)).createdAt(NOW.plusSeconds(seconds));
  }

  private void keep(Refund refund) {
    stored(CommitDraft.on(now(refund.facts().saleId())).refund(refund));
  }

  private List<String> listed(RefundQuery query) {
    return ids(store.list(query, null, 100));
  }

  private static List<String> ids(Page<Refund> page) {
    return page.items().stream().map(Refund::id).toList();
  }
}
