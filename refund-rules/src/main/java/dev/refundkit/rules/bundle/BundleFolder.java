package dev.refundkit.rules.bundle;

import static dev.refundkit.rules.bundle.BundleFiles.refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads a policy from a folder, within the bounds of {@link PolicyBundle}: {@code policy.yaml}, the
 * rules and tables beside it, and {@code scenarios/*.yaml}. A file whose name is nearly such is
 * refused, as its author believes that it is read; other files and folders are left alone.
 *
 * <p>A link is followed as long as it stays within the folder, which is how containers mount
 * configuration; one that leads out of it is refused.
 */
public final class BundleFolder {

  private static final int MOST_ENTRIES = 1000;

  private final Path folder;
  private final Path realFolder;
  private final BundleFiles files = new BundleFiles();

  private BundleFolder(Path folder) throws IOException {
    this.folder = folder;
    this.realFolder = folder.toRealPath();
  }

  /**
   * The policy in the folder.
   *
   * @throws PolicyException if the folder can't be read or is no policy
   */
  public static PolicyBundle read(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    try {
      return new BundleFolder(folder).read(name);
    } catch (IOException e) {
      throw refused(
          "",
          "folder " + folder + " can't be read (" + e.getClass().getSimpleName() + ")",
          "Check its path.");
    }
  }

  private PolicyBundle read(String name) throws IOException {
    readAll(folder, "");
    Path scenarios = folder.resolve(BundlePath.SCENARIOS);
    if (Files.isDirectory(scenarios)) {
      readAll(scenarios, BundlePath.SCENARIOS);
    }
    return files.bundle(name);
  }

  private void readAll(Path part, String prefix) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(part)) {
      for (Path entry : entries) {
        String path = prefix + entry.getFileName();
        if (++count > MOST_ENTRIES) {
          throw refused(path, "more than " + MOST_ENTRIES + " files in a folder", "Move others.");
        }
        if (BundlePath.belongs(path)) {
          files.add(path, read(entry, path));
        }
      }
    }
  }

  private BundleFile read(Path entry, String path) {
    try {
      Path real = entry.toRealPath();
      if (!real.startsWith(realFolder)) {
        throw refused(path, "a link out of the folder", "Put the file itself there.");
      } else if (!Files.isRegularFile(real)) {
        throw refused(path, "no file", "Rename it, or put a file there.");
      }
      try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
        return BundleFile.of(in.readNBytes(files.enough()));
      }
    } catch (IOException e) {
      throw refused(
          path, "it can't be read (" + e.getClass().getSimpleName() + ")", "Check its rights.");
    }
  }
}
