package dev.refundkit.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells a history in numbered lines, if anybody listens. */
final class Narration {

  private final boolean told;
  private final List<String> lines = new ArrayList<>();
  private int step;
  private String indent = "";

  Narration(boolean told) {
    this.told = told;
  }

  void step() {
    step++;
  }

  void line(Supplier<String> line) {
    if (told) {
      lines.add("%3d %s%s".formatted(step, indent, line.get()));
    }
  }

  /** What follows happens inside something else. */
  void inside() {
    indent += "  ";
  }

  void outside() {
    indent = indent.substring(2);
  }

  List<String> lines() {
    return lines;
  }
}
