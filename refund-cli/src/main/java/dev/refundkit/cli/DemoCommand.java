package dev.refundkit.cli;

import dev.refundkit.samples.quickstart.Quickstart;
import dev.refundkit.samples.quickstart.ShopFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code refundkit demo}. */
@Command(
    name = "demo",
    description =
        "Runs the quickstart: a refund of an order and one of a payment, from request to money.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private final PrintWriter out;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file like the quickstart's quickstart.json; without it, that one.")
  private @Nullable Path file;

  DemoCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (file != null && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    Quickstart.run(file == null ? ShopFile.sample() : ShopFile.read(file), out);
    return 0;
  }
}
