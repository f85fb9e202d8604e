package dev.refundkit.rules.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that make a policy: {@code policy.yaml} and the rules. Immutable.
 *
 * @param name for messages: the folder's name
 * @param files text by file name
 */
public record PolicyBundle(String name, SortedMap<String, String> files) {

  public static final String SETTINGS = "policy.yaml";
  public static final String RULES = ".drl";

  public PolicyBundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    if (!files.containsKey(SETTINGS)) {
      throw new PolicyException(
          new Finding(
              FindingKind.BUNDLE,
              Place.of(SETTINGS),
              "policy " + name + " has no " + SETTINGS,
              "Add it; it names the policy and its settings."));
    }
    if (files.keySet().stream().noneMatch(file -> file.endsWith(RULES))) {
      throw new PolicyException(
          new Finding(
              FindingKind.BUNDLE,
              Place.NOWHERE,
              "policy " + name + " has no rules",
              "Add a file whose name ends in " + RULES + "."));
    }
  }

  /** The text of policy.yaml. */
  public String settings() {
    return files.getOrDefault(SETTINGS, "");
  }

  /** The files of rules by name. */
  public SortedMap<String, String> rules() {
    SortedMap<String, String> rules = new TreeMap<>(files);
    rules.keySet().removeIf(file -> !file.endsWith(RULES));
    return rules;
  }

  /** SHA-256 over the sorted names and contents of all files, hexadecimal. */
  public String hash() {
    return hash(files);
  }

  /** SHA-256 over the files of rules only: what a compiled model depends on. */
  public String rulesHash() {
    return hash(rules());
  }

  private static String hash(SortedMap<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (file, text) -> {
            digest(digest, file);
            digest(digest, text);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** With its length, so that no two lists of files give the same bytes. */
  private static void digest(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
