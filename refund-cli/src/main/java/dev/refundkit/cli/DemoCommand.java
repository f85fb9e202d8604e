package dev.refundkit.cli;

import dev.refundkit.samples.quickstart.KeptBooks;
import dev.refundkit.samples.quickstart.Quickstart;
import dev.refundkit.samples.quickstart.ShopFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = KeptBooks.FOLDER,
      description = "Where its refunds are kept; without it, ${DEFAULT-VALUE}.")
  private Path data = Path.of(KeptBooks.FOLDER);

  DemoCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    ShopFile shop = ShopFile.readOrSample(file);
    Quickstart.run(shop, KeptBooks.in(data, shop), out);
    out.println("-- kept in " + data + ": run it again, and the same refunds are found");
    return 0;
  }
}
