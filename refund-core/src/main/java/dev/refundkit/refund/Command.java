package dev.refundkit.refund;

/**
 * What people may ask of an existing refund. Whether it is legal stands in {@link
 * RefundStatus#allows}.
 */
public enum Command {
  APPROVE,
  REJECT,
  CANCEL,
  PROCESS,
  RECEIVE_RETURN,
  INSPECT,
  CLOSE_RETURN,
  RETRY,
  REDIRECT
}
