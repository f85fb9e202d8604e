package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A connection on which anything can be written, be it HTTP or not. */
final class Raw implements AutoCloseable {

  /** Ends a test that would otherwise wait for ever; no test waits so long. */
  private static final int HANGS_MILLIS = 60_000;

  private final Socket socket;

  Raw(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(HANGS_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes text in ISO 8859-1 and leaves the connection open. */
  Raw write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that comes until the server closes the connection: one answer. */
  Reply read() {
    try {
      String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      int end = all.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new AssertionError("no answer, but: " + all);
      }
      String[] lines = all.substring(0, end).split("\r\n");
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] parts = lines[i].split(": ?", 2);
        headers
            .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(parts[1]);
      }
      int status = Integer.parseInt(lines[0].split(" ")[1]);
      return new Reply(status, headers, all.substring(end + 4).getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
