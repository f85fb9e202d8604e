package dev.refundkit.rules.bundle;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that make a policy: {@code policy.yaml}, and rules as text ({@code *.drl}) or as
 * decision tables ({@code *.drl.csv}, {@code *.drl.xlsx}); and beside them the scenarios that try
 * it. Immutable.
 *
 * <p>However it is read, it has at most 100 files and 500 scenarios, of 1 MiB each and 8 MiB
 * together. Names are relative, with {@code /} between folders; two names never differ by case
 * alone. All but {@code *.drl.xlsx} is UTF-8.
 *
 * @param name for messages: the folder's name
 * @param files by file name
 * @param scenarios text by path, such as {@code scenarios/late.yaml}; no part of the policy itself
 */
public record PolicyBundle(
    String name, SortedMap<String, BundleFile> files, SortedMap<String, String> scenarios) {

  public static final String SETTINGS = "policy.yaml";
  public static final String RULES = ".drl";
  public static final String CSV_TABLE = ".drl.csv";
  public static final String XLSX_TABLE = ".drl.xlsx";

  /**
   * Takes the files.
   *
   * @throws PolicyException if they are out of bounds, or lack settings or rules
   */
  public PolicyBundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    scenarios = Collections.unmodifiableSortedMap(new TreeMap<>(scenarios));
    BundleFiles.check(files, scenarios);
    if (!files.containsKey(SETTINGS)) {
      throw new PolicyException(
          new Finding(
              FindingKind.BUNDLE,
              Place.of(SETTINGS),
              "policy " + name + " has no " + SETTINGS,
              "Add it; it names the policy and its settings."));
    }
    if (files.keySet().stream().noneMatch(BundlePath::isRules)) {
      throw new PolicyException(
          new Finding(
              FindingKind.BUNDLE,
              Place.NOWHERE,
              "policy " + name + " has no rules",
              "Add a file whose name ends in " + RULES + "."));
    }
  }

  /**
   * A policy of texts alone, without scenarios.
   *
   * @param files text by file name
   */
  public PolicyBundle(String name, SortedMap<String, String> files) {
    this(name, contents(files), Collections.emptySortedMap());
  }

  /**
   * The policy among some files; those of other names are left alone.
   *
   * @param contents by path, the policy's at the root
   * @throws PolicyException if they are no policy
   */
  public static PolicyBundle among(String name, SortedMap<String, byte[]> contents) {
    BundleFiles files = new BundleFiles();
    contents.forEach(
        (path, content) -> {
          if (BundlePath.belongs(path)) {
            files.add(path, BundleFile.of(content));
          }
        });
    return files.bundle(name);
  }

  private static SortedMap<String, BundleFile> contents(SortedMap<String, String> texts) {
    SortedMap<String, BundleFile> files = new TreeMap<>();
    texts.forEach((file, text) -> files.put(file, BundleFile.of(text)));
    return files;
  }

  /** The text of policy.yaml. */
  public String settings() {
    return files.getOrDefault(SETTINGS, BundleFile.of("")).text();
  }

  /** The files of rules that are text, by name. */
  public SortedMap<String, String> rules() {
    SortedMap<String, String> rules = new TreeMap<>();
    files.forEach(
        (file, content) -> {
          if (file.endsWith(RULES)) {
            rules.put(file, content.text());
          }
        });
    return rules;
  }

  /** The files of decision tables by name. */
  public SortedMap<String, BundleFile> tables() {
    SortedMap<String, BundleFile> tables = new TreeMap<>(files);
    tables.keySet().removeIf(file -> !BundlePath.isTable(file));
    return tables;
  }

  /** SHA-256 over the sorted names and contents of all files, hexadecimal; not of scenarios. */
  public String hash() {
    return hash(files);
  }

  /** SHA-256 over the files of rules and tables only: what a compiled model depends on. */
  public String rulesHash() {
    SortedMap<String, BundleFile> rules = new TreeMap<>(files);
    rules.keySet().removeIf(file -> !BundlePath.isRules(file));
    return hash(rules);
  }

  private static String hash(SortedMap<String, BundleFile> files) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    files.forEach((file, content) -> contents.put(file, content.bytes()));
    return ContentHash.of(contents);
  }
}
