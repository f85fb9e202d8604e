package dev.refundkit.testkit.scenario;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.sale.Sale;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    return read(file, text(file));
  }

  /**
   * Reads one order in the form in which scenarios have it.
   *
   * @param file YAML or JSON
   * @param now when it is looked at: what was delivered until then has been shipped
   * @throws ScenarioException if it is no order; names the first line at fault
   */
  public static Sale readSale(Path file, Instant now) {
    return SaleReader.read(YamlFile.read(file, text(file)), now);
  }

  /**
   * Reads what a host knows of one customer, in the form in which scenarios have it.
   *
   * @param file YAML or JSON
   * @throws ScenarioException as {@link #read(Path)} does
   */
  public static CustomerFacts readCustomer(Path file) {
    return GivenReader.facts(YamlFile.read(file, text(file)));
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > YamlFile.MAX_SIZE) {
        throw new ScenarioException(file, 0, "larger than " + YamlFile.MAX_SIZE + " bytes");
      }
      return Files.readString(file);
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
