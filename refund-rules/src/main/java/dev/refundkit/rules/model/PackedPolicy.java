package dev.refundkit.rules.model;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.BundleResources;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiled policy as files of a jar: the bundle's own files in {@code refundkit/policies/NAME/},
 * the index beside them, and the classes in their packages.
 */
public final class PackedPolicy {

  private static final String FOLDER = "refundkit/policies/";
  private static final String INDEX = "/compiled.index";
  private static final String HASH = "bundle\t";
  private static final String FILE = "file\t";

  private PackedPolicy() {}

  /** Files by path, to be put into one jar or folder of classes. */
  public static SortedMap<String, byte[]> pack(
      String name, PolicyBundle bundle, CompiledPolicy policy) {
    SortedMap<String, byte[]> files = new TreeMap<>(policy.rules().classes());
    bundle
        .files()
        .forEach((file, content) -> files.put(FOLDER + name + "/" + file, content.bytes()));
    bundle.scenarios().forEach((file, text) -> files.put(FOLDER + name + "/" + file, bytes(text)));
    String index =
        HASH
            + policy.version().hash()
            + "\n"
            + Stream.concat(bundle.files().keySet().stream(), bundle.scenarios().keySet().stream())
                .map(file -> FILE + file + "\n")
                .collect(Collectors.joining())
            + SettingsLines.write(policy.settings())
            + RuleIndex.write(policy.rules());
    files.put(FOLDER + name + INDEX, bytes(index));
    return files;
  }

  /**
   * Loads a packed policy; nothing is compiled.
   *
   * @throws IllegalStateException if the class loader has no such policy
   */
  public static CompiledPolicy load(String name, ClassLoader loader) {
    String index = text(FOLDER + name + INDEX, loader);
    SettingsLines.Reader settingsReader = new SettingsLines.Reader();
    RuleIndex.Reader ruleReader = new RuleIndex.Reader();
    for (String line : index.split("\n", -1)) {
      String[] parts = line.split("\t", -1);
      settingsReader.take(parts);
      ruleReader.take(parts);
    }
    Settings settings = settingsReader.settings();
    String hash = index.substring(HASH.length(), index.indexOf('\n'));
    PolicyVersion version = new PolicyVersion(settings.name(), settings.version(), hash);
    return new CompiledPolicy(
        version, settings, ruleReader.rules(), () -> bundle(name, index, hash, loader));
  }

  private static PolicyBundle bundle(String name, String index, String hash, ClassLoader loader) {
    List<String> paths =
        index
            .lines()
            .filter(line -> line.startsWith(FILE))
            .map(line -> line.substring(FILE.length()))
            .toList();
    PolicyBundle bundle = BundleResources.read(loader, FOLDER + name, paths);
    if (!bundle.hash().equals(hash)) {
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
