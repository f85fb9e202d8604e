package dev.refundkit.rules.bundle;

import static dev.refundkit.rules.bundle.BundleFiles.MOST_BYTES_TOGETHER;
import static dev.refundkit.rules.bundle.BundleFiles.refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a policy from a zip or jar, in memory and within the bounds of {@link PolicyBundle}. The
 * bundle stands at the archive's root or in one folder at its root; what else is in the archive is
 * left alone, archives within it too. The whole archive has at most 1000 entries and 8 MiB, packed
 * and unpacked.
 */
public final class BundleArchive {

  private static final ZipContents.Bounds BOUNDS =
      new ZipContents.Bounds(1000, MOST_BYTES_TOGETHER);

  private BundleArchive() {}

  /**
   * The policy in an archive.
   *
   * @throws PolicyException if the archive can't be read or holds no policy
   */
  public static PolicyBundle read(Path archive) {
    String name = String.valueOf(archive.getFileName());
    try (InputStream in = Files.newInputStream(archive)) {
      return read(in, name);
    } catch (IOException e) {
      throw refused(
          name, "it can't be read (" + e.getClass().getSimpleName() + ")", "Check its path.");
    }
  }

  /**
   * The policy in a stream of an archive. The stream is read to its end, or as far as the bounds
   * go, and left open.
   *
   * @param name for messages
   * @throws PolicyException if the archive can't be read or holds no policy
   */
  public static PolicyBundle read(InputStream archive, String name) {
    SortedMap<String, byte[]> contents =
        ZipContents.read(name, bytes(archive, name), BOUNDS, BundleArchive::mayBelong);
    String root = root(contents, name);
    SortedMap<String, byte[]> inside = new TreeMap<>();
    contents.forEach(
        (path, content) -> {
          if (path.startsWith(root)) {
            inside.put(path.substring(root.length()), content);
          }
        });
    return PolicyBundle.among(name, inside);
  }

  private static byte[] bytes(InputStream archive, String name) {
    try {
      byte[] bytes = archive.readNBytes(MOST_BYTES_TOGETHER + 1);
      if (bytes.length > MOST_BYTES_TOGETHER) {
        throw refused(name, "larger than 8 MiB", "Pack only the policy's files.");
      }
      return bytes;
    } catch (IOException e) {
      throw refused(
          name, "it can't be read (" + e.getClass().getSimpleName() + ")", "Try it again.");
    }
  }

  private static boolean mayBelong(String path) {
    return BundlePath.belongs(path) || BundlePath.belongs(path.substring(path.indexOf('/') + 1));
  }

  /** The folder of the bundle with its slash; empty for the archive's root. */
  private static String root(SortedMap<String, byte[]> contents, String name) {
    if (contents.containsKey(PolicyBundle.SETTINGS)) {
      return "";
    }
    List<String> found =
        contents.keySet().stream().filter(path -> path.endsWith(PolicyBundle.SETTINGS)).toList();
    if (found.size() > 1) {
      throw refused(name, "several policies: " + String.join(", ", found), "Pack one alone.");
    }
    return found.isEmpty() ? "" : found.get(0).substring(0, found.get(0).lastIndexOf('/') + 1);
  }
}
