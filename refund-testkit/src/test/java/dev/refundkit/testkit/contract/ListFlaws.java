package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a store may do wrong when it lists. */
final class ListFlaws {

  private ListFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of("the order of lists is turned round", pages(ListFlaws::reversed), "newestFirstThenById"),
        of(
            "the newest come first whatever is asked for",
            Broken.queries(q -> q.sorted(RefundQuery.Order.NEWEST_FIRST)),
            "oldestFirstThenById"),
        of("sums are of all refunds", ListFlaws::summingAll, "summed"),
        of("orders are not looked at", query(0), "byOrder"),
        of("customers are not looked at", query(1), "byCustomer"),
        of("the status is not looked at", query(2), "byStatus"),
        of("the type is not looked at", query(3), "byType"),
        of("the reason is not looked at", query(4), "byReason", "byAll"),
        of("times are not looked at", query(5), "byTime"),
        of("changes are not looked at", query(7), "byChange"),
        of("pages begin one too late", pages(ListFlaws::withoutTheFirst), "pagesHaveEachOnce"),
        of("cursors count rows", ListFlaws::byOffset, "pagesHoldTheirPlace"),
        of("any cursor will do", ListFlaws::anyCursor, "foreignCursorsAreRefused"),
        of("payouts that went are forgotten", ListFlaws::presentPayouts, "findsTheRefundOfAPayout"),
        of("keys are compared by how they begin", ListFlaws::byPrefix, "findsNothingElse"),
        of("refunds need no person", hiding(Attention.Kind.REFUND), "refundsWithANeed"),
        of("ledgers need no person", hiding(Attention.Kind.EXCESS), "ledgersInExcess"),
        of("effects need no person", hiding(Attention.Kind.EFFECT), "givenUpEffects"),
        of("the newest needs come first", ListFlaws::needsReversed, "oldestFirstOverPages"),
        of(
            "needs that look the same are taken for one",
            needs(page -> page.stream().distinct().toList()),
            "sameLookingNeeds"),
        of(
            "what was given up counts as open",
            backlog(b -> new Backlog(b.open() + b.attention(), b.oldest(), b.attention())),
            "backlog"),
        of(
            "nobody counts who needs a person",
            backlog(b -> new Backlog(b.open(), b.oldest(), 0)),
            "backlog"),
        of("nobody knows since when effects wait", backlog(ListFlaws::withoutTime), "backlog"));
  }

  private static RefundStore summingAll(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public RefundSummary summary(RefundQuery query) {
        return to.summary(RefundQuery.ALL);
      }
    };
  }

  private static Backlog withoutTime(Backlog backlog) {
    return new Backlog(backlog.open(), null, backlog.attention());
  }

  private static UnaryOperator<RefundStore> backlog(UnaryOperator<Backlog> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Backlog backlog() {
            return change.apply(to.backlog());
          }
        };
  }

  /** Without one of its conditions. */
  private static UnaryOperator<RefundStore> query(int condition) {
    return Broken.queries(
        q ->
            new RefundQuery(
                condition == 0 ? null : q.orderId(),
                condition == 1 ? null : q.customerId(),
                condition == 2 ? null : q.status(),
                condition == 3 ? null : q.type(),
                condition == 4 ? null : q.reason(),
                condition == 5 ? null : q.from(),
                q.until(),
                condition == 7 ? null : q.changedSince(),
                q.order()));
  }

  private interface PageChange {
    List<Refund> apply(List<Refund> page, boolean first);
  }

  private static UnaryOperator<RefundStore> pages(PageChange change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
            Page<Refund> page = to.list(query, cursor, limit);
            return new Page<>(change.apply(page.items(), cursor == null), page.next());
          }
        };
  }

  private static List<Refund> reversed(List<Refund> page, boolean first) {
    List<Refund> items = new ArrayList<>(page);
    Collections.reverse(items);
    return items;
  }

  private static List<Refund> withoutTheFirst(List<Refund> page, boolean first) {
    return page.stream().skip(first ? 0 : 1).toList();
  }

  private static RefundStore byOffset(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
        List<Refund> all = to.list(query, null, 1_000).items();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int end = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, end), end < all.size() ? Integer.toString(end) : null);
      }
    };
  }

  private static RefundStore anyCursor(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
        try {
          return to.list(query, cursor, limit);
        } catch (IllegalArgumentException e) {
          return to.list(query, null, limit);
        }
      }
    };
  }

  private static RefundStore presentPayouts(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<Refund> refundOfPayout(String payoutKey) {
        return to.refundOfPayout(payoutKey)
            .filter(r -> r.payouts().stream().anyMatch(p -> p.key().equals(payoutKey)));
      }
    };
  }

  private static RefundStore byPrefix(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<Refund> refundOfPayout(String payoutKey) {
        return to.refundOfPayout(payoutKey)
            .or(
                () ->
                    to.list(RefundQuery.ALL, null, 100).items().stream()
                        .filter(
                            r -> r.payouts().stream().anyMatch(p -> p.key().startsWith(payoutKey)))
                        .findFirst());
      }
    };
  }

  private static UnaryOperator<RefundStore> hiding(Attention.Kind kind) {
    return needs(page -> page.stream().filter(a -> a.kind() != kind).toList());
  }

  private static RefundStore needsReversed(RefundStore store) {
    return needs(
            page -> {
              List<Attention> items = new ArrayList<>(page);
              Collections.reverse(items);
              return items;
            })
        .apply(store);
  }

  private static UnaryOperator<RefundStore> needs(UnaryOperator<List<Attention>> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Page<Attention> attention(@Nullable String cursor, int limit) {
            Page<Attention> page = to.attention(cursor, limit);
            return new Page<>(change.apply(page.items()), page.next());
          }
        };
  }
}
