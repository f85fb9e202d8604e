package dev.refundkit.cli.history;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code refundkit history}. */
@Command(
    name = "history",
    description = "Past cases, to compare policies on: stored ones, or made up.",
    mixinStandardHelpOptions = true)
public final class HistoryCommand {

  private HistoryCommand() {}

  /**
   * The command with all that it can do.
   *
   * @param out where results go
   * @param err where progress is told
   */
  public static CommandLine line(PrintWriter out, PrintWriter err) {
    return new CommandLine(new HistoryCommand()).addSubcommand(new GenerateCommand(out, err));
  }
}
