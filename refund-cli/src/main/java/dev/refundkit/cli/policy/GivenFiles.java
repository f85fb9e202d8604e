package dev.refundkit.cli.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command was given, and what is wrong with them in words. */
public final class GivenFiles {

  private GivenFiles() {}

  /**
   * The text of a file.
   *
   * @throws IllegalArgumentException if it can't be read; the message is shown
   */
  static String read(Path file) {
    readable(file);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be read", e);
    }
  }

  /**
   * The same file, which can be read.
   *
   * @throws IllegalArgumentException if there is no such file; the message is shown
   */
  static Path readable(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder, not a file");
    }
    return there(file, "file");
  }

  /**
   * The same folder, which can be read.
   *
   * @throws IllegalArgumentException if there is no such folder; the message is shown
   */
  static Path folder(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file, not a folder");
    }
    return there(folder, "folder");
  }

  private static Path there(Path path, String what) {
    if (Files.notExists(path)) {
      throw new IllegalArgumentException("there is no " + what + " " + path);
    } else if (!Files.isReadable(path)) {
      throw new IllegalArgumentException(path + " can't be read");
    }
    return path;
  }

  /**
   * Writes a file, over one that is there.
   *
   * @throws IllegalArgumentException if it can't be written; the message is shown
   */
  public static void write(Path file, String text) {
    write(file, text.getBytes(UTF_8));
  }

  /**
   * Writes a file, over one that is there.
   *
   * @throws IllegalArgumentException if it can't be written; the message is shown
   */
  static void write(Path file, byte[] bytes) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder, not a file");
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && Files.notExists(parent)) {
      throw new IllegalArgumentException(
          file + " can't be written, as there is no folder " + parent);
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be written", e);
    }
  }
}
