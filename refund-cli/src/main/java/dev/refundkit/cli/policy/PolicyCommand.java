package dev.refundkit.cli.policy;

import dev.refundkit.testkit.run.PolicySource;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code refundkit policy}. */
@Command(
    name = "policy",
    description = "Works with policies: the folders of rules that decide refunds.",
    mixinStandardHelpOptions = true)
public final class PolicyCommand {

  private PolicyCommand() {}

  /**
   * The command with all that it can do.
   *
   * @param out where results go
   * @param err where is told what failed
   * @param policies that scenarios name beside the one that is tested
   */
  public static CommandLine line(PrintWriter out, PrintWriter err, PolicySource policies) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new CheckCommand(out))
        .addSubcommand(new TestCommand(out, policies))
        .addSubcommand(new ExplainCommand(out, err))
        .addSubcommand(new CompareCommand(out, err))
        .addSubcommand(new BuildCommand(out));
  }
}
