package dev.refundkit.cli;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.testkit.run.PolicySource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shipped policy as {@code default}, and policies in folders; each is loaded once. */
final class Policies implements PolicySource {

  private final PolicyCompiler compiler = new PolicyCompiler();
  private final Map<Path, RefundPolicy> bundles = new HashMap<>();
  private @Nullable RefundPolicy shipped;

  @Override
  public RefundPolicy standard() {
    if (shipped == null) {
      shipped = DroolsRefundPolicy.shipped();
    }
    return shipped;
  }

  @Override
  public RefundPolicy bundle(Path folder) {
    return bundles.computeIfAbsent(
        folder.toAbsolutePath().normalize(),
        path -> DroolsRefundPolicy.of(compiler.compile(BundleFolder.read(path))));
  }
}
