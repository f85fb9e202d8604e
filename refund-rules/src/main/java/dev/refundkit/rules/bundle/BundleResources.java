package dev.refundkit.rules.bundle;

import static dev.refundkit.rules.bundle.BundleFiles.refused;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * Reads a policy that lies within a jar on the class path, within the bounds of {@link
 * PolicyBundle}. A class path can't be listed in general, so its files are named.
 */
public final class BundleResources {

  private BundleResources() {}

  /**
   * The policy of these files.
   *
   * @param folder without a slash at its ends, such as {@code policies/shop}; also the bundle's
   *     name
   * @param paths within the folder: {@code policy.yaml}, rules, tables, {@code scenarios/...}
   * @throws PolicyException if a file is not there, or they are no policy
   */
  public static PolicyBundle read(ClassLoader loader, String folder, Collection<String> paths) {
    BundleFiles files = new BundleFiles();
    for (String path : paths) {
      if (!BundlePath.belongs(path)) {
        throw refused(path, "no file of a policy", "Name policy.yaml, rules and scenarios only.");
      }
      files.add(path, read(loader, folder + "/" + path, path, files.enough()));
    }
    return files.bundle(folder);
  }

  private static BundleFile read(ClassLoader loader, String resource, String path, int enough) {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw refused(path, "not on the class path as " + resource, "Check the folder's name.");
      }
      return BundleFile.of(in.readNBytes(enough));
    } catch (IOException e) {
      throw refused(
          path, "it can't be read (" + e.getClass().getSimpleName() + ")", "Build the jar again.");
    }
  }
}
