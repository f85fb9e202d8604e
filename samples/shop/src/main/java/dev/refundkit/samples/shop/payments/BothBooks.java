package dev.refundkit.samples.shop.payments;

import static java.util.Comparator.comparing;

import dev.refundkit.samples.shop.payments.AcquirerClient.NotConnectedException;
import dev.refundkit.samples.shop.payments.AcquirerClient.Reply;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The acquirer's book and that of store credit as one, the oldest first (P13). */
final class BothBooks {

  private static final int MAX_PAGE = 100;

  /** How far both books were read, by the numbers of their entries. */
  private record Position(long paid, long credited) {

    static Position of(@Nullable String cursor) {
      if (cursor == null) {
        return new Position(0, 0);
      }
      String[] numbers = cursor.split("-", 2);
      return new Position(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    String cursor() {
      return paid + "-" + credited;
    }

    Position after(Placed placed) {
      return placed.credited
          ? new Position(paid, placed.number)
          : new Position(placed.number, credited);
    }
  }

  private record Placed(ProcessorEntry entry, boolean credited, long number) {}

  private final AcquirerClient acquirer;
  private final StoreCredit credit;

  BothBooks(AcquirerClient acquirer, StoreCredit credit) {
    this.acquirer = acquirer;
    this.credit = credit;
  }

  Page<ProcessorEntry> page(Instant since, @Nullable String cursor, int limit) {
    int most = Math.min(limit, MAX_PAGE);
    Position position = Position.of(cursor);
    AcquirerRefund.Listing listing = listing(since, position.paid, most);
    List<Placed> found = new ArrayList<>();
    if (listing.refunds() != null) {
      listing.refunds().forEach(paid -> found.add(new Placed(paid.entry(), false, paid.cursor())));
    }
    for (StoreCredit.Entry entry : credit.since(since, position.credited, most + 1)) {
      found.add(new Placed(entry(entry), true, entry.number()));
    }
    // Stable: entries of one book stay in its order.
    found.sort(comparing(placed -> placed.entry.at()));
    List<Placed> page = found.subList(0, Math.min(most, found.size()));
    for (Placed placed : page) {
      position = position.after(placed);
    }
    boolean more = listing.more() || found.size() > page.size();
    return new Page<>(page.stream().map(Placed::entry).toList(), more ? position.cursor() : null);
  }

  private AcquirerRefund.Listing listing(Instant since, long after, int limit) {
    try {
      Reply reply = acquirer.list(since, after, limit);
      return reply
          .as(AcquirerRefund.Listing.class)
          .filter(listing -> reply.status() == 200 && listing.refunds() != null)
          .orElseThrow(
              () -> new IllegalStateException("the acquirer's book: status " + reply.status()));
    } catch (NotConnectedException e) {
      throw new IllegalStateException("the acquirer's book: no connection", e);
    }
  }

  private static ProcessorEntry entry(StoreCredit.Entry entry) {
    StoreCredit.Credit credit = entry.credit();
    return new ProcessorEntry(
        credit.key(),
        "credit_" + credit.key(),
        credit.paymentId(),
        credit.amount(),
        credit.currency(),
        entry.at());
  }
}
