package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What the library must answer to a call.
 *
 * @param code why it must refuse, or null
 * @param refund what the call opened, or under a repeated key had opened; or null
 */
public record Verdict(Kind kind, @Nullable RefusalCode code, @Nullable ModelRefund refund) {

  /** Whether a call is to be accepted. */
  public enum Kind {
    ACCEPTED,
    REFUSED,
    /** The model has no opinion. */
    UNJUDGED
  }

  static Verdict refused(RefusalCode code) {
    return new Verdict(Kind.REFUSED, code, null);
  }

  static Verdict accepted() {
    return new Verdict(Kind.ACCEPTED, null, null);
  }

  static Verdict accepted(ModelRefund refund) {
    return new Verdict(Kind.ACCEPTED, null, refund);
  }

  static Verdict unjudged() {
    return new Verdict(Kind.UNJUDGED, null, null);
  }
}
