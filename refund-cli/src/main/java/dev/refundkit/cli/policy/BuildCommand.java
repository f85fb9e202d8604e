package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PolicyJar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit policy build}. */
@Command(
    name = "build",
    description = {
      "Compiles a policy into a jar, with its source, for hosts that have no compiler.",
      "The same policy gives the same bytes."
    },
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

  private final PrintWriter out;

  @Parameters(paramLabel = "DIR", description = "The policy's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The jar, over one that is there; without it, DIR.jar where you are.")
  private @Nullable Path file;

  BuildCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    PolicyCompiler.reproducibly();
    CompiledPolicy policy =
        new PolicyCompiler().compile(BundleFolder.read(GivenFiles.folder(folder)));
    byte[] jar = PolicyJar.write(policy);
    Path to = file == null ? Path.of(name() + ".jar") : file;
    GivenFiles.write(to, jar);
    out.printf(
        "%s: policy %s, version %s, %d rules, %d kB%n",
        to,
        policy.version().name(),
        policy.version().version(),
        policy.rules().rules().size(),
        (jar.length + 999) / 1000);
    return ExitCode.OK;
  }

  private String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }
}
