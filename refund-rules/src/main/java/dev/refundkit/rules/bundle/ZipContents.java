package dev.refundkit.rules.bundle;

import static dev.refundkit.rules.bundle.BundleFiles.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks an archive into memory, within bounds. What is counted is what really comes out of it,
 * never what it says of itself; and it must hold exactly what its own listing shows. For one
 * thread.
 */
public final class ZipContents {

  /**
   * How much may be in an archive.
   *
   * @param entries files and folders
   * @param bytes of all files together, unpacked
   */
  public record Bounds(int entries, int bytes) {}

  private final String archive;
  private final Bounds bounds;
  private final List<ZipListing.Entry> entries = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final SortedMap<String, byte[]> kept = new TreeMap<>();
  private int bytes;

  private ZipContents(String archive, Bounds bounds) {
    this.archive = archive;
    this.bounds = bounds;
  }

  /**
   * The files in an archive, by path.
   *
   * @param archive its name, for messages
   * @param wanted the paths to be kept; the others are counted and checked, and forgotten
   * @throws PolicyException if it is damaged, encrypted, out of bounds, or has a name in it that
   *     leads elsewhere
   */
  public static SortedMap<String, byte[]> read(
      String archive, byte[] packed, Bounds bounds, Predicate<String> wanted) {
    ZipContents contents = new ZipContents(archive, bounds);
    contents.readAll(packed, wanted);
    return contents.kept;
  }

  private void readAll(byte[] packed, Predicate<String> wanted) {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String path = entry.getName();
        checkPath(path);
        byte[] content = unpack(path, in);
        entries.add(new ZipListing.Entry(path, entry.getMethod(), entry.getCompressedSize()));
        if (!path.endsWith("/") && wanted.test(path)) {
          kept.put(path, content);
        }
      }
      if (!ZipListing.shows(packed, entries)) {
        throw damaged("it holds something else than its listing shows");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  private void checkPath(String path) {
    boolean folder = path.endsWith("/");
    String fault = BundlePath.fault(folder ? path.substring(0, path.length() - 1) : path);
    if (fault != null) {
      throw entryRefused(path, fault);
    } else if (!folder && !keys.add(BundlePath.key(path))) {
      throw entryRefused(path, "a name that another entry has");
    } else if (entries.size() >= bounds.entries()) {
      throw entryRefused(path, "more than " + bounds.entries() + " entries");
    }
  }

  private byte[] unpack(String path, ZipInputStream in) throws IOException {
    byte[] content = in.readNBytes(bounds.bytes() - bytes + 1);
    bytes += content.length;
    if (bytes > bounds.bytes()) {
      throw entryRefused(path, "more than " + (bounds.bytes() >> 20) + " MiB, unpacked");
    }
    return content;
  }

  private PolicyException entryRefused(String path, String what) {
    return refused(
        archive, "entry " + BundlePath.shown(path) + ": " + what, "Pack only the files it needs.");
  }

  private PolicyException damaged(String why) {
    return refused(
        archive,
        "no archive that can be read (" + BundlePath.shown(why) + ")",
        "Pack it again, as an ordinary zip without a password.");
  }
}
