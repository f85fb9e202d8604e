package dev.refundkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.cli.history.HistoryCommand;
import dev.refundkit.cli.policy.PolicyCommand;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.explain.PlainText;
import dev.refundkit.testkit.scenario.ScenarioException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * The command line's entry point. It ends with 0 if all went well, with 1 if something failed, and
 * with 2 if it was called wrongly.
 */
@Command(
    name = "refundkit",
    description =
        "Runs RefundKit from a terminal: its demonstration, scenarios of refunds, policies, histories.",
    footer = "%nIn a checkout, refundkit shop opens the sample shop; see refundkit shop --help.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {

  private Main() {}

  /** Runs the command named by the first argument. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs the command named by the first argument and returns the exit status. */
  static int run(PrintWriter output, PrintWriter errors, String... args) {
    PrintWriter out = new PlainWriter(output);
    PrintWriter err = new PlainWriter(errors);
    ShopBooks books = new ShopBooks();
    CommandLine capture =
        new CommandLine(new CaptureCommand(books, out, err)).addMixin("books", books);
    CommandLine export =
        new CommandLine(new ExportCommand(books::cases, out, err)).addMixin("books", books);
    CommandLine scenario =
        new CommandLine(new ScenarioCommand(out)).addSubcommand("capture", capture);
    return new CommandLine(new Main())
        .addSubcommand(new DemoCommand(out))
        .addSubcommand(scenario)
        .addSubcommand(PolicyCommand.line(out, err, new Policies()))
        .addSubcommand(HistoryCommand.line(out, err).addSubcommand("export", export))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(WrongCall::told)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
        .execute(args);
  }

  /** A fault of the input is told in one line; anything else is a bug and shows its trace. */
  private static int failed(Exception failure, CommandLine command) {
    if (failure instanceof PolicyException policy) {
      policy.findings().forEach(found -> line(command, found.toString()));
    } else {
      line(command, String.valueOf(failure.getMessage()));
    }
    boolean ofInput =
        failure instanceof IllegalArgumentException
            || failure instanceof UncheckedIOException
            || failure instanceof PolicyException
            || failure instanceof ScenarioException;
    if (!ofInput) {
      failure.printStackTrace(command.getErr());
    }
    return ExitCode.SOFTWARE;
  }

  private static void line(CommandLine command, String text) {
    command.getErr().println("refundkit: " + PlainText.of(text.replaceAll("\\R", " ")));
  }
}
