package dev.refundkit.rules.run;

import dev.refundkit.policy.Reason;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the rules gave.
 *
 * @param firings by rule id; none if the run did not end well
 * @param failure why the run did not end well; null if it did
 */
record Fired(Collection<Firing> firings, @Nullable Reason failure) {

  boolean asksFor(String outcome) {
    for (Firing firing : firings) {
      if (firing.outcomes().contains(outcome)) {
        return true;
      }
    }
    return false;
  }
}
