package dev.refundkit.rules.check;

import static dev.refundkit.rules.bundle.FindingKind.GAP;

import dev.refundkit.request.RefundType;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells of gaps in few findings, each of which one rule can close. */
final class GapReport {

  private static final int MOST = 20;

  private final Gaps gaps;
  private final Settings settings;
  private final Findings findings;

  GapReport(Gaps gaps, Settings settings, Findings findings) {
    this.gaps = gaps;
    this.settings = settings;
    this.findings = findings;
  }

  /** Reasons without a rule, with these categories; with any if there are none. */
  private record Gap(Set<String> reasons, Set<String> categories) {}

  void write() {
    Map<Gap, List<String>> types = new LinkedHashMap<>();
    for (RefundType type : RefundType.values()) {
      gaps.of(type)
          .forEach(
              (categories, reasons) ->
                  types
                      .computeIfAbsent(new Gap(reasons, categories), none -> new ArrayList<>())
                      .add(type.wire()));
    }
    List<Gap> all = List.copyOf(types.keySet());
    all.stream().limit(MOST).forEach(gap -> note(types.getOrDefault(gap, List.of()), gap));
    if (all.size() > MOST) {
      findings.note(
          GAP,
          Place.of(PolicyBundle.SETTINGS),
          all.size() - MOST + " more groups of combinations are named by no rule",
          "Close the gaps above first.");
    }
  }

  private void note(List<String> types, Gap gap) {
    String what = named("type", types) + ": no rule names " + reasons(gap.reasons());
    findings.note(
        GAP,
        Place.of(PolicyBundle.SETTINGS),
        what + with(gap.categories()),
        "A person looks at such requests, and no rule tells why; write one that does.");
  }

  private String reasons(Set<String> reasons) {
    return reasons.equals(settings.reasons()) ? "any reason" : named("the reason", reasons);
  }

  private String with(Set<String> missing) {
    if (missing.isEmpty()) {
      return "";
    }
    Set<String> others = new TreeSet<>(settings.categories());
    others.removeAll(missing);
    return missing.size() > others.size()
        ? " with any category but " + String.join(", ", others)
        : " with " + named("the category", missing);
  }

  private static String named(String what, Collection<String> names) {
    String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return (names.size() == 1 ? what : plural) + " " + String.join(", ", names);
  }
}
