package dev.refundkit.rules.model;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.BundleResources;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiled policy as files: the bundle's own in one folder, an index beside them, and the classes
 * in their packages. Those of the library's own policy are on its class path, in {@code
 * refundkit/policies/NAME/}; a {@link PolicyJar} has them at its root.
 */
public final class PackedPolicy {

  static final String INDEX = "compiled.index";

  private static final String POLICIES = "refundkit/policies/";
  private static final String HASH = "bundle\t";
  private static final String FILE = "file\t";

  private PackedPolicy() {}

  /** The files of the library's own policy by path, to be put into its jar. */
  public static SortedMap<String, byte[]> pack(String name, CompiledPolicy policy) {
    return files(POLICIES + name + "/", policy);
  }

  /**
   * The files by path.
   *
   * @param folder where the bundle's are, with a slash; or empty
   */
  static SortedMap<String, byte[]> files(String folder, CompiledPolicy policy) {
    PolicyBundle bundle = policy.bundle().get();
    SortedMap<String, byte[]> files = new TreeMap<>(policy.rules().classes());
    bundle.files().forEach((file, content) -> files.put(folder + file, content.bytes()));
    bundle.scenarios().forEach((file, text) -> files.put(folder + file, bytes(text)));
    String index =
        HASH
            + policy.version().hash()
            + "\n"
            + Stream.concat(bundle.files().keySet().stream(), bundle.scenarios().keySet().stream())
                .map(file -> FILE + file + "\n")
                .collect(Collectors.joining())
            + SettingsLines.write(policy.settings())
            + RuleIndex.write(policy.rules());
    files.put(folder + INDEX, bytes(index));
    return files;
  }

  /**
   * Loads the library's own policy; nothing is compiled.
   *
   * @throws IllegalStateException if the class loader has no such policy
   */
  public static CompiledPolicy load(String name, ClassLoader loader) {
    String index = text(POLICIES + name + "/" + INDEX, loader);
    return of(index, Collections.emptySortedMap(), () -> bundle(name, index, loader));
  }

  /**
   * The policy of an index.
   *
   * @param classes class files by path; none where a class loader has them
   */
  static CompiledPolicy of(
      String index, SortedMap<String, byte[]> classes, Supplier<PolicyBundle> bundle) {
    SettingsLines.Reader settingsReader = new SettingsLines.Reader();
    RuleIndex.Reader ruleReader = new RuleIndex.Reader();
    for (String line : index.split("\n", -1)) {
      String[] parts = line.split("\t", -1);
      settingsReader.take(parts);
      ruleReader.take(parts);
    }
    Settings settings = settingsReader.settings();
    PolicyVersion version = new PolicyVersion(settings.name(), settings.version(), hash(index));
    return new CompiledPolicy(version, settings, ruleReader.rules(classes), bundle);
  }

  private static String hash(String index) {
    return index.substring(HASH.length(), index.indexOf('\n'));
  }

  private static PolicyBundle bundle(String name, String index, ClassLoader loader) {
    List<String> paths =
        index
            .lines()
            .filter(line -> line.startsWith(FILE))
            .map(line -> line.substring(FILE.length()))
            .toList();
    PolicyBundle bundle = BundleResources.read(loader, POLICIES + name, paths);
    if (!bundle.hash().equals(hash(index))) {
      throw new IllegalStateException(
          "the files of policy " + name + " are not those that it was compiled from");
    }
    return bundle;
  }

  private static String text(String path, ClassLoader loader) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "no "
                + path
                + " on the class path. Maybe the policy was not compiled when its jar was built.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(path + " can't be read", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
