package dev.refundkit.testkit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds scenario files. */
final class ScenarioFiles {

  /** It makes a folder a policy, and is no scenario. */
  static final String POLICY = "policy.yaml";

  private ScenarioFiles() {}

  /**
   * The file itself, or all {@code *.yaml} below the folder but {@code policy.yaml}, sorted.
   *
   * @throws IOException if there are none
   */
  static List<Path> below(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such file or folder");
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> found = all.filter(ScenarioFiles::isScenario).sorted().toList();
      if (found.isEmpty()) {
        throw new NoSuchFileException(path.toString(), null, "no *.yaml in this folder");
      }
      return found;
    }
  }

  private static boolean isScenario(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".yaml") && !name.equals(POLICY) && Files.isRegularFile(path);
  }
}
