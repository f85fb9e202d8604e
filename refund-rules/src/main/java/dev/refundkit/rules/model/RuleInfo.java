package dev.refundkit.rules.model;

import dev.refundkit.rules.language.FactRef;
import java.util.List;

/**
 * What is known of a rule beside its compiled form.
 *
 * @param id the rule's name
 * @param sentence for people
 * @param owner who answers for it; empty if the rule does not say
 * @param exceptTo the ids of the rules to which it is an exception
 * @param place where it stands, for people
 * @param facts what its conditions look at, in the order of the text
 */
public record RuleInfo(
    String id,
    String sentence,
    String owner,
    List<String> exceptTo,
    String place,
    List<FactRef> facts) {

  public RuleInfo {
    exceptTo = List.copyOf(exceptTo);
    facts = List.copyOf(facts);
  }
}
