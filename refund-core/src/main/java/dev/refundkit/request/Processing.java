package dev.refundkit.request;

import org.jspecify.annotations.Nullable;

/**
 * How the request shall be handled; each defaults to true (L4).
 *
 * @param autoApprove a permission for the policy, not a command: false means a person approves
 * @param notifyCustomer whether the customer is told
 * @param processImmediately false leaves an approved refund until somebody processes it
 */
public record Processing(
    @Nullable Boolean autoApprove,
    @Nullable Boolean notifyCustomer,
    @Nullable Boolean processImmediately) {

  public static final Processing DEFAULT = new Processing(null, null, null);

  public boolean mayAutoApprove() {
    return !Boolean.FALSE.equals(autoApprove);
  }

  public boolean notifies() {
    return !Boolean.FALSE.equals(notifyCustomer);
  }

  public boolean startsAtOnce() {
    return !Boolean.FALSE.equals(processImmediately);
  }
}
