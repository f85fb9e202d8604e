package dev.refundkit.samples.shop.api;

import java.util.Arrays;
import java.util.Locale;

/** What can go wrong with a call before, or beside, what the engine says of it. */
enum Fault {
  BAD_REQUEST(400, "invalid_request", "the request is not well-formed HTTP"),
  NOTICE_NOT_GENUINE(400, "invalid_request", "the notice is not genuine"),
  UNAUTHENTICATED(401, "authentication", "a valid API key is needed: Authorization: Bearer KEY"),
  NOT_FOUND(404, "not_found", "there is nothing at this path"),
  METHOD_NOT_ALLOWED(405, "invalid_request", "this path does not take this method"),
  NOT_ACCEPTABLE(406, "invalid_request", "answers are application/json"),
  REQUEST_TIMEOUT(408, "invalid_request", "the body did not arrive in time"),
  PAYLOAD_TOO_LARGE(
      413,
      "invalid_request",
      "the body must not be larger than " + BodyReading.MAX_BYTES + " bytes"),
  UNSUPPORTED_MEDIA_TYPE(415, "invalid_request", "bodies must be application/json in UTF-8"),
  RATE_LIMITED(429, "rate_limit", "too many requests; see Retry-After"),
  INTERNAL(500, "internal", "something went wrong here; the request's id leads to it"),
  UNAVAILABLE(503, "internal", "this can't be taken now; try again later");

  private final int status;
  private final String type;
  private final String message;

  Fault(int status, String type, String message) {
    this.status = status;
    this.type = type;
    this.message = message;
  }

  /** The fault that an answer with this status tells of. */
  static Fault ofStatus(int status) {
    Fault other = status >= 500 ? INTERNAL : BAD_REQUEST;
    return Arrays.stream(values()).filter(f -> f.status == status).findFirst().orElse(other);
  }

  int status() {
    return status;
  }

  /** The family of the code. */
  String type() {
    return type;
  }

  String message() {
    return message;
  }

  /** Whether the same call may be accepted later. */
  boolean retryable() {
    return switch (this) {
      case REQUEST_TIMEOUT, RATE_LIMITED, INTERNAL, UNAVAILABLE -> true;
      case BAD_REQUEST,
          NOTICE_NOT_GENUINE,
          UNAUTHENTICATED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE ->
          false;
    };
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
