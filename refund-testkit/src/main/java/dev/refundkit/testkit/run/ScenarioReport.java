package dev.refundkit.testkit.run;

import java.util.List;

/** What came of a run, in the order of the run. */
public record ScenarioReport(List<ScenarioResult> results) {

  public ScenarioReport {
    results = List.copyOf(results);
  }

  public int passed() {
    return (int) results.stream().filter(ScenarioResult::passed).count();
  }

  public int failed() {
    return results.size() - passed();
  }

  /** 0 if none failed, else 1. */
  public int exitStatus() {
    return failed() == 0 ? 0 : 1;
  }

  /** {@code 51 passed, 0 failed}. */
  public String summary() {
    return passed() + " passed, " + failed() + " failed";
  }

  /** One line a scenario, its differences under it, and the summary as the last line. */
  public String text() {
    StringBuilder text = new StringBuilder();
    results.forEach(r -> text.append(r.text()).append(System.lineSeparator()));
    return text.append(summary()).append(System.lineSeparator()).toString();
  }
}
