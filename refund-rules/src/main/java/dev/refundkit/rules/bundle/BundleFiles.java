package dev.refundkit.rules.bundle;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the files of a bundle while they are read, and refuses what is out of the bounds of
 * {@link PolicyBundle}. For one thread.
 */
final class BundleFiles {

  private static final int MOST_FILES = 100;
  private static final int MOST_SCENARIOS = 500;
  private static final int MOST_BYTES = 1 << 20;

  /** All files of a bundle together, and an archive of them. */
  static final int MOST_BYTES_TOGETHER = 8 << 20;

  private final SortedMap<String, BundleFile> files = new TreeMap<>();
  private final SortedMap<String, String> scenarios = new TreeMap<>();
  private final Set<String> keys = new HashSet<>();
  private int bytes;

  /** Refuses files that are no bundle's. */
  static void check(Map<String, BundleFile> files, Map<String, String> scenarios) {
    BundleFiles all = new BundleFiles();
    files.forEach(all::add);
    scenarios.forEach((path, text) -> all.add(path, BundleFile.of(text)));
  }

  /** One byte more than the next file may have: who has read so many may stop. */
  int enough() {
    return Math.min(MOST_BYTES, MOST_BYTES_TOGETHER - bytes) + 1;
  }

  void add(String path, BundleFile file) {
    String fault = BundlePath.fault(path);
    if (fault != null) {
      throw refused(path, fault, "Rename it.");
    } else if (BundlePath.isMissed(path)) {
      throw refused(
          path,
          "a file of this name is not read",
          path.startsWith(BundlePath.SCENARIOS)
              ? "Let it end in .yaml, or move it elsewhere."
              : "Let rules end in .drl, tables in .drl.csv or .drl.xlsx, or move it elsewhere.");
    }
    if (!keys.add(BundlePath.key(path))) {
      throw refused(path, "there is another file of this name", "Rename one of them.");
    }
    bytes += file.size();
    if (file.size() > MOST_BYTES) {
      throw refused(path, "larger than 1 MiB", "Split it into several files.");
    } else if (bytes > MOST_BYTES_TOGETHER) {
      throw refused(path, "all files together are larger than 8 MiB", "Remove some of them.");
    } else if (!path.endsWith(PolicyBundle.XLSX_TABLE) && !file.isText()) {
      throw refused(path, "not UTF-8 text", "Save it as UTF-8.");
    }
    put(path, file);
  }

  private void put(String path, BundleFile file) {
    if (BundlePath.isScenario(path)) {
      scenarios.put(path, file.text());
    } else {
      files.put(path, file);
    }
    if (files.size() > MOST_FILES) {
      throw refused(path, "more than " + MOST_FILES + " files", "Put more rules into one file.");
    } else if (scenarios.size() > MOST_SCENARIOS) {
      throw refused(path, "more than " + MOST_SCENARIOS + " scenarios", "Remove some of them.");
    }
  }

  PolicyBundle bundle(String name) {
    return new PolicyBundle(name, files, scenarios);
  }

  static PolicyException refused(String file, String what, String advice) {
    Place place = Place.of(BundlePath.shown(file));
    return new PolicyException(new Finding(FindingKind.BUNDLE, place, what, advice));
  }
}
