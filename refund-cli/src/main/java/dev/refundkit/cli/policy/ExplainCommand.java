package dev.refundkit.cli.policy;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.explain.Explainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit policy explain}. */
@Command(
    name = "explain",
    description = {
      "Tells why a policy decides a request as it does: the rules that fired with what they saw,"
          + " and those that nearly did with what was missing."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  /** In which form explanations are printed. */
  enum Format {
    TEXT,
    JSON
  }

  /** What is asked: one request, or a scenario. */
  static final class Asked {
    @ArgGroup(exclusive = false)
    private @Nullable Request request;

    @Option(
        names = "--scenario",
        paramLabel = "FILE",
        required = true,
        description = "Explain every decision of a scenario instead, goods that come back too.")
    private @Nullable Path scenario;
  }

  /** One request for one order. */
  static final class Request {
    @Option(
        names = "--request",
        paramLabel = "FILE",
        required = true,
        description = "The request, as JSON like the body of POST /v1/refunds.")
    private Path body = Path.of("");

    @Option(
        names = "--sale",
        paramLabel = "FILE",
        required = true,
        description = "What was sold: one order in the form of scenarios, YAML or JSON.")
    private Path sale = Path.of("");

    @Option(
        names = "--customer",
        paramLabel = "FILE",
        description = "What is known of the customer, in the form of scenarios.")
    private @Nullable Path customer;

    @Option(
        names = "--now",
        paramLabel = "TIME",
        converter = Time.class,
        description = "When it is asked, such as 2024-01-20T13:30:00Z; without it, now.")
    private @Nullable Instant now;
  }

  private final PrintWriter out;
  private final PrintWriter err;

  @Parameters(paramLabel = "DIR", description = "The policy's folder.")
  private Path folder = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Asked asked = new Asked();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; without it, ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Write the (first) explanation as a picture, in SVG.")
  private @Nullable Path picture;

  ExplainCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    PolicyBundle bundle = BundleFolder.read(GivenFiles.folder(folder));
    RefundPolicy policy = DroolsRefundPolicy.of(new PolicyCompiler().compile(bundle));
    Explainer explainer = Explainer.of(bundle);
    Request request = asked.request;
    if (asked.scenario == null && request != null) {
      Instant now = request.now == null ? Instant.now() : request.now;
      show(
          new ExplainedRequest(request.body, request.sale, request.customer, now)
              .quote(policy, explainer));
      return ExitCode.OK;
    }
    Path file = Objects.requireNonNull(asked.scenario, "either is required");
    ExplainedScenario.Run run = new ExplainedScenario(policy, explainer, file).run();
    if (!run.result().passed()) {
      err.println(run.result().text());
    }
    if (run.result().passed() || !run.decisions().isEmpty()) {
      show(run.decisions());
    }
    return run.result().passed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void show(List<ExplainedStep> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("the policy was not asked anything");
    }
    switch (format) {
      case TEXT -> steps.forEach(step -> out.println(step.text()));
      case JSON -> out.println(ExplanationJson.of(steps));
    }
    if (picture != null) {
      GivenFiles.write(picture, steps.get(0).explanation().picture());
    }
  }
}
