package dev.refundkit.rules.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.rules.bundle.ContentHash;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.bundle.ZipContents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A compiled policy in one file: the bundle at the root, so that the jar can be read as its source
 * too, the classes of its rules, and a hash of everything. Reading it takes no compiler and no
 * parser. At most 20,000 entries and 64 MiB, unpacked.
 *
 * <p>The hash finds what was damaged or changed by hand. It does not tell who built the jar: as
 * with any jar, load what you have built, or pin its checksum where you deploy it. Even then its
 * classes see nothing of the host but facts and outcomes.
 */
public final class PolicyJar {

  /**
   * What classes of rules are written against. It changes with Drools and with the facts: a jar of
   * another one has to be built again.
   */
  static final String FORMAT = "1 drools-10.2.0";

  private static final String HASH = "compiled.sha256";
  private static final String FORMAT_FILE = "compiled.format";
  private static final String REBUILD = "Build it again from its source, with this version.";
  private static final ZipContents.Bounds BOUNDS = new ZipContents.Bounds(20_000, 64 << 20);

  /** The oldest time that a zip can say: the same policy is to give the same bytes. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PolicyJar() {}

  /** The jar's bytes, the same for the same classes. */
  public static byte[] write(CompiledPolicy policy) {
    SortedMap<String, byte[]> files = PackedPolicy.files("", policy);
    files.put(FORMAT_FILE, FORMAT.getBytes(UTF_8));
    files.put(HASH, ContentHash.of(files).getBytes(UTF_8));
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(jar)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return jar.toByteArray();
  }

  /** Whether a file is such a jar, and not a policy's source, a folder or something else. */
  public static boolean isOne(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(HASH) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The policy in a jar.
   *
   * @throws PolicyException if it is none, was changed, or was built by another version
   */
  public static CompiledPolicy read(Path jar) {
    String name = String.valueOf(jar.getFileName());
    SortedMap<String, byte[]> files =
        ZipContents.read(name, bytes(jar, name), BOUNDS, path -> true);
    byte[] hash = files.remove(HASH);
    if (hash == null) {
      throw refused(name, "it holds no compiled policy", "Build it with ./refundkit policy build.");
    } else if (!new String(hash, UTF_8).equals(ContentHash.of(files))) {
      throw refused(name, "it is not as it was built", REBUILD);
    } else if (!FORMAT.equals(text(files, FORMAT_FILE))) {
      throw refused(name, "it was built by another version of the library", REBUILD);
    }
    return policy(name, files);
  }

  private static CompiledPolicy policy(String name, SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> classes = new TreeMap<>(files);
    classes.keySet().removeIf(path -> !path.startsWith(AllowedMembers.OWN));
    PolicyBundle bundle = PolicyBundle.among(name, files);
    CompiledPolicy policy;
    try {
      policy = PackedPolicy.of(text(files, PackedPolicy.INDEX), classes, () -> bundle);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw refused(name, "its index can't be read", REBUILD);
    }
    boolean fits =
        bundle.hash().equals(policy.version().hash())
            && bundle.rulesHash().equals(policy.rules().rulesHash());
    if (!fits) {
      throw refused(name, "its index is not that of its files", REBUILD);
    }
    return policy;
  }

  private static byte[] bytes(Path jar, String name) {
    try (InputStream in = Files.newInputStream(jar)) {
      byte[] bytes = in.readNBytes(BOUNDS.bytes() + 1);
      if (bytes.length > BOUNDS.bytes()) {
        throw refused(name, "larger than " + (BOUNDS.bytes() >> 20) + " MiB", "Check its path.");
      }
      return bytes;
    } catch (IOException e) {
      throw refused(
          name, "it can't be read (" + e.getClass().getSimpleName() + ")", "Check its path.");
    }
  }

  private static String text(SortedMap<String, byte[]> files, String path) {
    return new String(files.getOrDefault(path, new byte[0]), UTF_8);
  }

  private static PolicyException refused(String jar, String what, String advice) {
    return new PolicyException(new Finding(FindingKind.BUNDLE, Place.of(jar), what, advice));
  }
}
