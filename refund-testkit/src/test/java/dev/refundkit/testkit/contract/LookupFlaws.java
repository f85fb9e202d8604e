package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a processor adapter may do wrong when it is asked. */
final class LookupFlaws {

  private LookupFlaws() {}

  static List<Flaw<PaymentProcessor>> all() {
    return List.of(
        of(
            "keys are forgotten at once",
            lookups((order, result) -> new LookupResult.CannotTell("too old")),
            "findsWhatWasPaid"),
        of(
            "everything has succeeded",
            lookups((order, r) -> new LookupResult.Found(new PayoutResult.Succeeded("t", null))),
            "unknownKeysAreNotFound",
            "reversedIsDeclined"),
        of(
            "everything is unknown",
            lookups((order, result) -> new LookupResult.NotFound()),
            "lostAnswersAreNeverNotFound"),
        of("the first answer counts for ever", LookupFlaws::remembers, "pendingIsFollowed"),
        of(
            "pages overlap",
            book((all, cursor) -> cursor == null ? all : overlapping(all)),
            "listsEachOnce"),
        of("the newest come first", book((all, cursor) -> reversed(all)), "listsTheOldestFirst"),
        of("the book is read once", LookupFlaws::keepsPages, "takenBackIsNotListed"),
        of("since is not handed on", LookupFlaws::sinceEver, "listsSince"),
        of(
            "amounts are in whole units",
            book((all, cursor) -> all.stream().map(LookupFlaws::whole).toList()),
            "listsAmounts"));
  }

  private static UnaryOperator<PaymentProcessor> lookups(
      BiFunction<PayoutOrder, LookupResult, LookupResult> change) {
    return processor ->
        new PassingProcessor(processor) {
          @Override
          public LookupResult lookup(PayoutOrder order) {
            return change.apply(order, to.lookup(order));
          }
        };
  }

  private static PaymentProcessor remembers(PaymentProcessor processor) {
    Map<String, LookupResult> first = new HashMap<>();
    return new PassingProcessor(processor) {
      @Override
      public LookupResult lookup(PayoutOrder order) {
        return first.computeIfAbsent(order.key(), key -> to.lookup(order));
      }
    };
  }

  private static UnaryOperator<PaymentProcessor> book(
      BiFunction<List<ProcessorEntry>, @Nullable String, List<ProcessorEntry>> change) {
    return processor ->
        new PassingProcessor(processor) {
          @Override
          public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
            Page<ProcessorEntry> page = to.refunds(since, cursor, limit);
            return new Page<>(change.apply(page.items(), cursor), page.next());
          }
        };
  }

  private static List<ProcessorEntry> overlapping(List<ProcessorEntry> page) {
    return page.isEmpty() ? page : Collections.nCopies(page.size(), page.get(0));
  }

  private static List<ProcessorEntry> reversed(List<ProcessorEntry> page) {
    List<ProcessorEntry> items = new ArrayList<>(page);
    Collections.reverse(items);
    return items;
  }

  private static PaymentProcessor keepsPages(PaymentProcessor processor) {
    Map<String, Page<ProcessorEntry>> pages = new HashMap<>();
    return new PassingProcessor(processor) {
      @Override
      public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
        return pages.computeIfAbsent(since + "/" + cursor, key -> to.refunds(since, cursor, limit));
      }
    };
  }

  private static PaymentProcessor sinceEver(PaymentProcessor processor) {
    return new PassingProcessor(processor) {
      @Override
      public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
        return to.refunds(Instant.EPOCH, cursor, limit);
      }
    };
  }

  private static ProcessorEntry whole(ProcessorEntry e) {
    return new ProcessorEntry(
        e.key(), e.transactionId(), e.paymentId(), e.amountMinor() / 100, e.currency(), e.at());
  }
}
