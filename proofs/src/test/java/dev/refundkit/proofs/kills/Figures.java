package dev.refundkit.proofs.kills;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a run measured, on the screen and in {@code target/kills-report.txt}. */
final class Figures {

  private static final Path REPORT = Path.of("target", "kills-report.txt");

  private Figures() {}

  static void write(String title, List<String> lines) throws IOException {
    StringBuilder block = new StringBuilder("== ").append(title).append('\n');
    lines.forEach(line -> block.append("   ").append(line).append('\n'));
    block.append("   ").append(machine()).append('\n');
    System.out.print(block);
    Files.writeString(REPORT, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Figures of a machine that does something else too say little. */
  private static String machine() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    return "processors: %d, load average at the end: %.1f"
        .formatted(machine.getAvailableProcessors(), machine.getSystemLoadAverage());
  }

  /** Whether the long form was asked for. */
  static boolean longForm() {
    return System.getProperty("refundkit.kills", "short").equals("long");
  }
}
