package dev.refundkit.samples.shop.desk;

import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One refund, and what people do with it. What was done, or why it was refused, stands on the page
 * that is shown next.
 */
@Controller
@RequestMapping("/desk/refunds/{id}")
final class RefundPage {

  private static final String AGAIN = "redirect:/desk/refunds/{id}";

  private final InstantSource clock;

  RefundPage(InstantSource clock) {
    this.clock = clock;
  }

  @GetMapping
  String get(SignedIn who, @PathVariable String id, Model model) {
    Refund refund = who.engine().get(id, who.actor()).orElseThrow();
    model.addAttribute("refund", RefundView.of(refund, who.actor(), clock.instant()));
    return "desk/refund";
  }

  /** Does one of the {@link DeskCommand}s, by its path. */
  @PostMapping("/{command:approve|reject|retry|cancel}")
  String run(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String command,
      @RequestParam String note,
      RedirectAttributes next) {
    DeskCommand asked = DeskCommand.valueOf(command.toUpperCase(Locale.ROOT));
    Answer<Refund> answer = asked.run(who.engine(), id, who.actor(), orNull(note));
    return after(answer, asked.done(), next);
  }

  /** Takes what a person has found out about a payout that nobody else can tell of. */
  @PostMapping("/payouts/{payout}/settle")
  String settle(
      SignedIn who,
      @PathVariable String id,
      @PathVariable String payout,
      @RequestParam boolean paid,
      @RequestParam(defaultValue = "") String transaction,
      @RequestParam String note,
      RedirectAttributes next) {
    String transactionId = paid ? orNull(transaction) : null;
    Answer<Refund> answer =
        who.engine().resolve(id, payout, paid, transactionId, who.actor(), note);
    return after(answer, "Settled.", next);
  }

  private static String after(Answer<Refund> answer, String done, RedirectAttributes next) {
    if (answer instanceof Answer.Refused<Refund> refused) {
      next.addFlashAttribute("refused", refused.refusal().message());
    } else {
      next.addFlashAttribute("done", done);
    }
    return AGAIN;
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
