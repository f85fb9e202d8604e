package dev.refundkit.testkit.capture;

import java.util.List;

/**
 * A scenario made of a stored refund.
 *
 * @param text the whole file; the comment at its top tells the differences too
 * @param differences what could not be told again or came out otherwise, one line each; none if the
 *     scenario replays to what is stored
 */
public record CapturedScenario(String text, List<String> differences) {

  public CapturedScenario {
    differences = List.copyOf(differences);
  }

  /** Whether the scenario was run and came to what is stored. */
  public boolean replays() {
    return differences.isEmpty();
  }
}
