package dev.refundkit.samples.shop.orders;

import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Writes to customers about their refunds, one letter per key. Guests and unknown customers are not
 * written to, nor is about news of a kind that the shop does not know.
 */
public final class ShopMail implements Notifier {

  private final Mail mail;
  private final Customers customers;
  private final InstantSource clock;

  public ShopMail(Mail mail, Customers customers, InstantSource clock) {
    this.mail = mail;
    this.customers = customers;
    this.clock = clock;
  }

  @Override
  public void tell(Notice notice) {
    String customerId = notice.customerId();
    if (customerId == null || !customers.knows(customerId)) {
      return;
    }
    Refund refund = notice.refund();
    text(notice.kind(), refund)
        .ifPresent(
            text ->
                mail.post(
                    new Mail.Letter(
                        notice.key(),
                        customerId,
                        notice.kind(),
                        refund.id(),
                        text,
                        clock.instant())));
  }

  private static Optional<String> text(String kind, Refund refund) {
    String order = refund.facts().saleId();
    return switch (kind) {
      case "completed" ->
          Optional.of(
              "Your refund of %s for order %s is on its way.".formatted(refund.total(), order));
      case "failed" ->
          Optional.of(
              "Your refund for order %s is delayed; we are looking after it.".formatted(order));
      case "rejected" -> Optional.of("We can't give back the money for order %s.".formatted(order));
      default -> Optional.empty();
    };
  }
}
