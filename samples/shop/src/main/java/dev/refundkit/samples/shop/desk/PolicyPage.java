package dev.refundkit.samples.shop.desk;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.LivePolicy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The policy that decides now, for every tenant of the shop. */
@Controller
final class PolicyPage {

  private final RefundPolicy policy;
  private final PolicyReports reports;

  PolicyPage(RefundPolicy policy, PolicyReports reports) {
    this.policy = policy;
    this.reports = reports;
  }

  /** Reading a policy needs no more than being signed in. */
  @GetMapping("/desk/policy")
  String get(SignedIn who, Model model) {
    Optional<DroolsRefundPolicy> rules = rules();
    PolicyVersion version = rules.map(DroolsRefundPolicy::version).orElseGet(policy::version);
    model.addAttribute("version", version);
    model.addAttribute("problem", problem());
    CompletableFuture<PolicyReport> report = rules.map(reports::of).orElse(null);
    model.addAttribute("state", state(report));
    if (report != null && report.isDone() && !report.isCompletedExceptionally()) {
      model.addAttribute("policy", PolicyView.of(report.join()));
    }
    return "desk/policy";
  }

  private Optional<DroolsRefundPolicy> rules() {
    if (policy instanceof LivePolicy live) {
      return Optional.of(live.current());
    }
    return policy instanceof DroolsRefundPolicy rules ? Optional.of(rules) : Optional.empty();
  }

  private @Nullable String problem() {
    return policy instanceof LivePolicy live
        ? live.problem().map(problem -> String.valueOf(problem.getMessage())).orElse(null)
        : null;
  }

  /** What stands in place of a report; null if there is one. */
  private static @Nullable String state(@Nullable CompletableFuture<PolicyReport> report) {
    if (report == null) {
      return "This policy is not written as rules, so there is no more to say of it.";
    }
    if (!report.isDone()) {
      return "It is being checked, and its scenarios are run. Look again in some seconds.";
    }
    return report.isCompletedExceptionally()
        ? "It could not be checked. It decides all the same."
        : null;
  }
}
