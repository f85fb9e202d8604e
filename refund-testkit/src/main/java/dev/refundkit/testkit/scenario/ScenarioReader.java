package dev.refundkit.testkit.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads scenario files: YAML 1.2, at most 1 MiB, nothing in them that is not known. */
public final class ScenarioReader {

  private ScenarioReader() {}

  /**
   * Reads a file.
   *
   * @throws ScenarioException if it is no scenario; names the first line at fault
   */
  public static Scenario read(Path file) {
    try {
      if (Files.size(file) > YamlFile.MAX_SIZE) {
        throw new ScenarioException(file, 0, "larger than " + YamlFile.MAX_SIZE + " bytes");
      }
      return read(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new ScenarioException(file, 0, "not UTF-8");
    } catch (IOException e) {
      throw new ScenarioException(file, 0, "cannot be read: " + e);
    }
  }

  /**
   * Reads a scenario from its text.
   *
   * @param file what it is called, and what policy folders are relative to
   * @throws ScenarioException as {@link #read(Path)} does
   */
  public static Scenario read(Path file, String text) {
    YamlValue root = YamlFile.read(file, text);
    Keys keys = root.keys("scenario", "given", "steps");
    String name = keys.text("scenario");
    Given given = GivenReader.read(keys.need("given"));
    List<Step> steps = keys.need("steps").list(StepReader::read);
    return new Scenario(file, name, given, steps);
  }
}
