package dev.refundkit.testkit.scenario;

import java.nio.file.Path;

/** A scenario file cannot be read; the message names file and line, and says what is wrong. */
public final class ScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line from 1; 0 where it is the file as a whole
   */
  ScenarioException(Path file, int line, String problem) {
    super(line > 0 ? file + ":" + line + ": " + problem : file + ": " + problem);
    this.line = line;
  }

  /** From 1; 0 where it is the file as a whole. */
  public int line() {
    return line;
  }
}
