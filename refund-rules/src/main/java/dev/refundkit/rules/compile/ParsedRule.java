package dev.refundkit.rules.compile;

import dev.refundkit.rules.model.RuleInfo;
import java.util.List;

/**
 * A rule as its author wrote it.
 *
 * @param calls what it asks for
 */
record ParsedRule(RuleInfo info, List<Call> calls) {

  /**
   * One outcome that a rule asks for.
   *
   * @param argument the text in the brackets, without quotes; empty for none
   * @param line in the file
   */
  record Call(String outcome, String argument, int line) {}
}
