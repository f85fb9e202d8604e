package dev.refundkit.testkit.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step returned.
 *
 * @param refundId of the refund that the document is of; null if it is of something else
 */
record Done(Map<String, Object> document, @Nullable String refundId) {

  static Done of(Map<String, Object> document) {
    return new Done(document, null);
  }
}
