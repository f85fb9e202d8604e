package dev.refundkit.samples.shop.desk;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Refunds in one status, the oldest first; those in review unless another is asked for. */
@Controller
final class QueuePage {

  private static final int ROWS = 25;

  private final InstantSource clock;

  QueuePage(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One refund.
   *
   * @param why what the policy wants looked at, for a refund in review
   */
  record Row(
      String id,
      String order,
      String amount,
      String reason,
      String askedBy,
      Instant createdAt,
      String age,
      List<String> why) {}

  /** A choice of the status, as a form has it. */
  record Choice(String code, String text, boolean chosen) {}

  @GetMapping({"/desk", "/desk/"})
  String get(
      SignedIn who,
      @RequestParam(defaultValue = "PENDING") RefundStatus status,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    RefundQuery query = query(order.strip(), status);
    RefundEngine engine = who.engine();
    Page<Refund> page = engine.list(query, cursor, ROWS, who.actor()).orElseThrow();
    RefundSummary summary = engine.summary(query, who.actor()).orElseThrow();
    Instant now = clock.instant();
    model.addAttribute("title", title(status));
    model.addAttribute("rows", page.items().stream().map(refund -> row(refund, now)).toList());
    model.addAttribute("next", page.next());
    model.addAttribute("first", cursor == null);
    model.addAttribute("count", summary.count());
    model.addAttribute("sums", summary.sums().stream().map(QueuePage::sum).toList());
    model.addAttribute("status", status);
    model.addAttribute("order", order);
    model.addAttribute("choices", choices(status));
    return "desk/queue";
  }

  private static RefundQuery query(String order, RefundStatus status) {
    return new RefundQuery(
        order.isEmpty() ? null : order,
        null,
        status,
        null,
        null,
        null,
        null,
        null,
        RefundQuery.Order.OLDEST_FIRST);
  }

  private static String title(RefundStatus status) {
    return status == RefundStatus.PENDING
        ? "Refunds in review"
        : "Refunds: " + Words.of(status).toLowerCase(Locale.ENGLISH);
  }

  private static Row row(Refund refund, Instant now) {
    return new Row(
        refund.id(),
        refund.facts().saleId(),
        MinorUnits.print(refund.accepted().total(), refund.facts().currency()),
        Words.of(refund.facts().reason()),
        refund.facts().requestedBy(),
        refund.facts().createdAt(),
        Words.age(refund.facts().createdAt(), now),
        refund.facts().decision().reasons().stream()
            .filter(reason -> reason.outcome().equals(Outcome.REVIEW.wire()))
            .map(Reason::sentence)
            .toList());
  }

  /** Sums may be larger than any amount is. */
  private static String sum(RefundSummary.Sum sum) {
    int digits = IsoCurrency.of(sum.currency()).digits();
    return sum.currency() + " " + new BigDecimal(sum.total(), digits).toPlainString();
  }

  private static List<Choice> choices(RefundStatus chosen) {
    return List.of(RefundStatus.values()).stream()
        .map(status -> new Choice(status.name(), Words.of(status), status == chosen))
        .toList();
  }
}
