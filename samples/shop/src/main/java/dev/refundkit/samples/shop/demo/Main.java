package dev.refundkit.samples.shop.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refundkit shop}: starts the shop and says how to reach it. */
@Command(
    name = "refundkit shop",
    description = "Starts the sample shop with its acquirer, until Ctrl-C stops it.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

  private final PrintWriter out;

  @Option(names = "--postgres", description = "On a PostgreSQL that is started for it, not on H2.")
  private boolean postgres;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Of the shop; 0 for any that is free. Without it, ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--acquirer-port",
      defaultValue = "8090",
      description = "Of the acquirer; 0 for any that is free. Without it, ${DEFAULT-VALUE}.")
  private int acquirerPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".refundkit",
      description = "Where everything is kept; without it, ${DEFAULT-VALUE}.")
  private Path data = Path.of(".refundkit");

  private Main(PrintWriter out) {
    this.out = out;
  }

  /** Starts it. The process goes on until it is stopped. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    int status =
        new CommandLine(new Main(out))
            .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line))
            .execute(args);
    if (status != 0) {
      // Threads of what did start would keep it alive.
      System.exit(status);
    }
  }

  @Override
  public Integer call() {
    ShopDemo demo = new ShopDemo();
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "closing"));
    ShopDemo.Addresses at = demo.start(postgres, data, port, acquirerPort);
    out.printf(
        """

        The shop is open. Ctrl-C closes it; what it has kept is found again the next time.

          The desk       %1$s/desk
          Who signs in   TENANT-ROLE with sample_TENANT_ROLE, such as
                         acme-approver with sample_acme_approver
          The API        %1$s/v1, described at %1$s/openapi.yaml
          Its keys       sample_TENANT_ROLE, such as sample_acme_agent
                         (acme, globex; viewer, agent, approver, finance)
          The acquirer   %2$s
          Kept in        %3$s
        """,
        at.shop(), at.acquirer(), data);
    out.flush();
    return 0;
  }

  private static int failed(Exception failure, CommandLine line) {
    line.getErr().println("refundkit: the shop could not be started: " + failure.getMessage());
    return 1;
  }
}
