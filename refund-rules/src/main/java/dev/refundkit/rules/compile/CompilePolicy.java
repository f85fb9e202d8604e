package dev.refundkit.rules.compile;

import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PackedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles the shipped policy in the library's own build: classes and index go beside the rules'
 * source.
 */
public final class CompilePolicy {

  private CompilePolicy() {}

  /**
   * Compiles one policy.
   *
   * @param args the policy's name, its folder, and the folder of classes to write to
   */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[1]);
    Path classes = Path.of(args[2]);
    PolicyCompiler.reproducibly();
    CompiledPolicy policy = new PolicyCompiler().compile(BundleFolder.read(folder));
    clear(classes.resolve(ModelBuilder.FOLDER));
    for (Map.Entry<String, byte[]> file : PackedPolicy.pack(args[0], policy).entrySet()) {
      Path target = classes.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.write(target, file.getValue());
    }
  }

  /** Classes of earlier rules would go into the jar as well. */
  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
