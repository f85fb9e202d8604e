package dev.refundkit.rules.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests, hostile ones too. */
final class AnArchive {

  static final String SETTINGS = "name: a\n";
  static final String RULES = "rule";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream out = new ZipOutputStream(bytes);

  /** One with a policy in this folder, whose name ends in a slash, or is empty. */
  static AnArchive ofPolicy(String folder) {
    return new AnArchive().with(folder + "policy.yaml", SETTINGS).with(folder + "a.drl", RULES);
  }

  AnArchive with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  AnArchive with(String path, byte[] content) {
    return with(path, (Content) stream -> stream.write(content));
  }

  /** With a file of so many times the same byte. */
  AnArchive withZeros(String path, long size) {
    byte[] zeros = new byte[1 << 20];
    return with(
        path,
        (Content)
            stream -> {
              for (long left = size; left > 0; left -= zeros.length) {
                stream.write(zeros, 0, (int) Math.min(left, zeros.length));
              }
            });
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AnArchive with(String path, Content content) {
    try {
      out.putNextEntry(new ZipEntry(path));
      content.writeTo(out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] bytes() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  PolicyBundle read() {
    return read(bytes());
  }

  static PolicyBundle read(byte[] archive) {
    return BundleArchive.read(new ByteArrayInputStream(archive), "shop.zip");
  }
}
