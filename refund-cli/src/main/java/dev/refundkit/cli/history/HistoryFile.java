package dev.refundkit.cli.history;

import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.PastCase;
import dev.refundkit.refusal.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A history that is read line by line, and of which no more than a line is held. The cases that it
 * gives may be made in other threads; else it is not for several threads.
 */
public final class HistoryFile implements Iterator<Supplier<PastCase>>, AutoCloseable {

  private static final int BLOCK = 1 << 16;
  private static final RefundJson JSON = new RefundJson();

  private final Path file;
  private final InputStream from;
  private final long size;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int end;
  private long read;
  private long line;
  private @Nullable Supplier<PastCase> ahead;

  private HistoryFile(Path file, InputStream from, long size) {
    this.file = file;
    this.from = from;
    this.size = size;
  }

  /**
   * Opens a history.
   *
   * @throws IllegalArgumentException if it can't be read; the message is shown
   */
  public static HistoryFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    try {
      return new HistoryFile(file, Files.newInputStream(file), Files.size(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be read", e);
    }
  }

  /** How much of it was read, from 0 to 1. */
  public double share() {
    return size == 0 ? 1 : Math.min(1, (double) read / size);
  }

  @Override
  public boolean hasNext() {
    while (ahead == null) {
      byte[] bytes = line();
      if (bytes == null) {
        return false;
      }
      line++;
      if (!blank(bytes)) {
        long number = line;
        ahead = () -> read(number, bytes);
      }
    }
    return true;
  }

  @Override
  public Supplier<PastCase> next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    Supplier<PastCase> found = ahead;
    ahead = null;
    return found;
  }

  private PastCase read(long number, byte[] bytes) {
    Answer<PastCase> answer = JSON.readCase(bytes);
    if (answer instanceof Answer.Refused<PastCase> refused) {
      throw new IllegalArgumentException(file + ":" + number + ": " + refused.refusal().message());
    }
    return answer.orElseThrow();
  }

  private static boolean blank(byte[] bytes) {
    for (byte letter : bytes) {
      if (letter != ' ' && letter != '\t' && letter != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The next line without its end; null where there is none. */
  private byte @Nullable [] line() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK / 64);
    while (next < end || fill()) {
      int start = next;
      while (next < end && block[next] != '\n') {
        next++;
      }
      bytes.write(block, start, next - start);
      if (next < end) {
        next++;
        return bytes.toByteArray();
      }
      if (bytes.size() > RefundJson.MAX_DOCUMENT_BYTES) {
        throw new IllegalArgumentException(
            file + ":" + (line + 1) + ": is longer than " + RefundJson.MAX_DOCUMENT_BYTES);
      }
    }
    return bytes.size() == 0 ? null : bytes.toByteArray();
  }

  private boolean fill() {
    try {
      next = 0;
      end = Math.max(0, from.read(block));
      read += end;
      return end > 0;
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be read", e);
    }
  }

  @Override
  public void close() {
    try {
      from.close();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be read", e);
    }
  }
}
