package dev.refundkit.samples.shop.api;

import java.util.Map;

/** Ends a call with a fault. */
public final class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final transient Map<String, String> headers;

  FaultException(Fault fault) {
    this(fault, Map.of());
  }

  /**
   * @param headers of the answer
   */
  FaultException(Fault fault, Map<String, String> headers) {
    super(fault.code());
    this.fault = fault;
    this.headers = headers;
  }

  Fault fault() {
    return fault;
  }

  /** Of HTTP. */
  public int status() {
    return fault.status();
  }

  /** What the answer has beside the usual. */
  public Map<String, String> headers() {
    return headers;
  }
}
