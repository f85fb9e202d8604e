package dev.refundkit.rules.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a policy from a folder, within bounds: 100 files of rules, 1 MiB each. Other files and
 * folders are left alone.
 */
public final class BundleFolder {

  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 1 << 20;

  private BundleFolder() {}

  /**
   * The policy in the folder.
   *
   * @throws PolicyException if the folder can't be read or is no policy
   */
  public static PolicyBundle read(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    SortedMap<String, String> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, BundleFolder::belongs)) {
      for (Path entry : entries) {
        if (files.size() >= MOST_FILES) {
          throw refused(
              name, "more than " + MOST_FILES + " files", "Put more rules into one file.");
        }
        String file = String.valueOf(entry.getFileName());
        files.put(file, read(entry, file));
      }
    } catch (IOException e) {
      throw refused(
          "",
          "folder " + folder + " can't be read (" + e.getClass().getSimpleName() + ")",
          "Check its path.");
    }
    return new PolicyBundle(name, files);
  }

  private static boolean belongs(Path entry) {
    String file = String.valueOf(entry.getFileName());
    boolean named = file.equals(PolicyBundle.SETTINGS) || file.endsWith(PolicyBundle.RULES);
    return named && Files.isRegularFile(entry);
  }

  private static String read(Path path, String file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw refused(file, "larger than 1 MiB", "Split it into several files.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused(file, "not UTF-8 text", "Save it as UTF-8.");
    }
  }

  private static PolicyException refused(String file, String what, String advice) {
    return new PolicyException(new Finding(FindingKind.BUNDLE, Place.of(file), what, advice));
  }
}
