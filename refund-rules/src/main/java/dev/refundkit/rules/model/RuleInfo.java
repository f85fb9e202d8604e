package dev.refundkit.rules.model;

import java.util.List;

/**
 * What is known of a rule beside its compiled form.
 *
 * @param id the rule's name
 * @param sentence for people
 * @param file within the bundle
 * @param line in the file, from 1
 * @param facts what its conditions look at, in the order of the text
 */
public record RuleInfo(String id, String sentence, String file, int line, List<FactRef> facts) {

  public RuleInfo {
    facts = List.copyOf(facts);
  }
}
