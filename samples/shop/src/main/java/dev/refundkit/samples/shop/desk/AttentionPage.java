package dev.refundkit.samples.shop.desk;

import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Page;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What only a person can settle, the oldest first. */
@Controller
final class AttentionPage {

  private static final int ROWS = 25;

  private final InstantSource clock;

  AttentionPage(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One thing.
   *
   * @param refund its id; null where it concerns the order as a whole
   */
  record Row(
      String kind, String order, @Nullable String refund, String what, Instant since, String age) {}

  @GetMapping("/desk/attention")
  String get(SignedIn who, @RequestParam(required = false) @Nullable String cursor, Model model) {
    Page<Attention> page = who.engine().attention(cursor, ROWS, who.actor()).orElseThrow();
    Instant now = clock.instant();
    model.addAttribute("rows", page.items().stream().map(one -> row(one, now)).toList());
    model.addAttribute("next", page.next());
    model.addAttribute("first", cursor == null);
    return "desk/attention";
  }

  private static Row row(Attention one, Instant now) {
    String kind =
        switch (one.kind()) {
          case REFUND -> "A refund";
          case EXCESS -> "More given back than was paid";
          case EFFECT -> "Something that was given up";
        };
    String what = one.kind() == Attention.Kind.REFUND ? Words.ofNeed(one.what()) : one.what();
    return new Row(
        kind, one.orderId(), one.refundId(), what, one.since(), Words.age(one.since(), now));
  }
}
