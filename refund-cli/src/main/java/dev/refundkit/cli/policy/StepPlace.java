package dev.refundkit.cli.policy;

import java.nio.file.Path;

/**
 * Where a decision was asked for in a scenario.
 *
 * @param number of the step, from 1
 * @param action the step's key, such as {@code create_refund}
 * @param line of the step in the file, from 1
 */
record StepPlace(int number, String action, Path file, int line) {

  /** {@code step 2, create_refund, file.yaml:14}. */
  String shown() {
    return "step " + number + ", " + action + ", " + file + ":" + line;
  }
}
