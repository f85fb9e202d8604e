package dev.refundkit.testkit.ports;

/** The processor did not answer in time. Whether it did anything, the caller cannot know. */
public final class ScriptedTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ScriptedTimeoutException() {
    super("no answer in time");
  }
}
