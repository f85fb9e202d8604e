package dev.refundkit.testkit.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * One scenario file.
 *
 * @param file where it stands; a policy folder in it is relative to this
 * @param name what it shows, a sentence
 */
public record Scenario(Path file, String name, Given given, List<Step> steps) {

  public Scenario {
    steps = List.copyOf(steps);
  }
}
