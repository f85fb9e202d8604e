package dev.refundkit.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault that is planted into the engine, alone, is found by simulated histories or by crashes.
 * What finds it stands in the report of the tests and in {@code target/planted-engine-faults.txt}.
 */
class PlantedEngineFaultsTest {

  private static final Path REPORT = Path.of("target", "planted-engine-faults.txt");
  private static final TreeSet<String> LINES = new TreeSet<>();

  static List<PlantedFault> order() {
    return EngineFaults.order();
  }

  static List<PlantedFault> others() {
    return EngineFaults.others().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void is_found(PlantedFault fault) throws Exception {
    isFound(fault, FaultHunt::histories);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("order")
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void is_found_by_crashes_or_otherwise(PlantedFault fault) throws Exception {
    isFound(fault, FaultHunt::crashes);
  }

  private static void isFound(PlantedFault fault, Supplier<Optional<String>> hunt)
      throws ReflectiveOperationException, IOException {
    AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());

    fault.during(() -> found.set(hunt.get()));

    assertThat(found.get()).as("what finds that %s", fault).isPresent();
    String line = "planted engine fault: " + fault + " -> found by " + found.get().orElseThrow();
    LINES.add(line);
    System.out.println(line);
  }

  /** On the ground where all the others are found. */
  @Test
  void without_a_fault_nothing_is_found() {
    assertThat(FaultHunt.histories()).isEmpty();
  }

  @Test
  void there_are_enough_of_them_and_none_twice() {
    assertThat(EngineFaults.all()).extracting(PlantedFault::name).doesNotHaveDuplicates();
    assertThat(EngineFaults.all()).hasSizeGreaterThanOrEqualTo(60);
  }

  @AfterAll
  static void report() throws IOException {
    Files.createDirectories(REPORT.getParent());
    Files.write(REPORT, LINES);
  }
}
