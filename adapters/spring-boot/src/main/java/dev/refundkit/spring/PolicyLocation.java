package dev.refundkit.spring;

import dev.refundkit.rules.LivePolicy;
import dev.refundkit.rules.bundle.BundleArchive;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.BundleResources;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.model.PolicyJar;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Where {@code refund.policy.location} says that a policy is: a folder, an archive, a jar with a
 * compiled policy, or a folder on the class path.
 */
final class PolicyLocation {

  private static final String CLASS_PATH = "classpath:";
  private static final String FILE = "file:";
  private static final List<String> RULES =
      List.of(PolicyBundle.RULES, PolicyBundle.CSV_TABLE, PolicyBundle.XLSX_TABLE);

  private final String location;
  private final ClassLoader loader;

  PolicyLocation(String location, ClassLoader loader) {
    this.location = location;
    this.loader = loader;
  }

  /** The policy there, read anew with each reload. What is compiled is not compiled again. */
  LivePolicy policy() {
    if (location.startsWith(CLASS_PATH)) {
      String folder =
          StringUtils.trimTrailingCharacter(location.substring(CLASS_PATH.length()), '/');
      return LivePolicy.of(() -> ofClassPath(StringUtils.trimLeadingCharacter(folder, '/')));
    }
    Path path = Path.of(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
    return PolicyJar.isOne(path) ? LivePolicy.built(path) : LivePolicy.of(() -> ofFiles(path));
  }

  private static PolicyBundle ofFiles(Path path) {
    return Files.isRegularFile(path) ? BundleArchive.read(path) : BundleFolder.read(path);
  }

  private PolicyBundle ofClassPath(String folder) {
    Set<String> paths = new TreeSet<>(Set.of(PolicyBundle.SETTINGS));
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(loader);
    try {
      for (String ending : RULES) {
        for (Resource rules : resolver.getResources(CLASS_PATH + folder + "/*" + ending)) {
          paths.add(String.valueOf(rules.getFilename()));
        }
      }
    } catch (FileNotFoundException e) {
      // There is no such folder, which reading it tells better.
    } catch (IOException e) {
      throw new UncheckedIOException("the policy at " + location + " can't be listed", e);
    }
    return BundleResources.read(loader, folder, paths);
  }
}
