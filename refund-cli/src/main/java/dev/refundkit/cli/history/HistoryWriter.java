package dev.refundkit.cli.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a history beside its place, and puts it there when it is whole, so that no half of one is
 * taken for it. Not for several threads.
 */
public final class HistoryWriter implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final OutputStream to;

  /**
   * Begins a history.
   *
   * @throws IllegalArgumentException if it can't be written there; the message is shown
   */
  public HistoryWriter(Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder, not a file");
    }
    try {
      this.to = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /** Writes a case, as a document without the end of a line. */
  public void write(String line) {
    try {
      to.write(line.getBytes(UTF_8));
      to.write('\n');
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /** Puts it in its place: it is whole. */
  public void finish() {
    try {
      to.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /** Leaves nothing behind that was not finished. */
  @Override
  public void close() {
    try {
      to.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private IllegalArgumentException cannot(IOException failure) {
    return new IllegalArgumentException(file + " can't be written", failure);
  }
}
