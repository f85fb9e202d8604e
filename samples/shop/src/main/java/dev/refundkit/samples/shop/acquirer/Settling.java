package dev.refundkit.samples.shop.acquirer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Ends what is pending when its time has come, and has merchants told of every outcome. */
final class Settling {

  private final Book book;
  private final Webhooks webhooks;
  private final Function<String, Merchant> merchants;
  private final Later later;

  Settling(Book book, Webhooks webhooks, Function<String, Merchant> merchants, Later later) {
    this.book = book;
    this.webhooks = webhooks;
    this.merchants = merchants;
    this.later = later;
  }

  /** Takes up again what was pending when the acquirer stopped. */
  void resume(InstantSource clock) {
    for (Book.Due due : book.due()) {
      payIn(Duration.between(clock.instant(), due.at()), due.merchant(), due.key());
    }
  }

  /** Tells the merchant how the refund has ended, now or, if it is pending, later. */
  void follow(String merchant, Entry entry, Duration settleAfter) {
    if (entry.pending()) {
      payIn(settleAfter, merchant, entry.key());
    } else {
      webhooks.tell(merchants.apply(merchant), entry);
    }
  }

  private void payIn(Duration delay, String merchant, String key) {
    later.in(delay, () -> payIfPending(merchant, key));
  }

  private void payIfPending(String merchant, String key) {
    if (book.find(merchant, key).filter(Entry::pending).isPresent()) {
      settle(merchant, key, true);
    }
  }

  /** As {@link Book#settle}. */
  Optional<Entry> settle(String merchant, String key, boolean paid) {
    Optional<Entry> ended = book.settle(merchant, key, paid);
    ended.ifPresent(entry -> webhooks.tell(merchants.apply(merchant), entry));
    return ended;
  }
}
