package dev.refundkit.samples.shop.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * People for the demonstration, one for each role and tenant, who act as the sample keys of the API
 * do: {@code TENANT-ROLE} signs in with {@code sample_TENANT_ROLE}. Everybody knows that.
 */
final class SamplePeople {

  private static final Logger LOG = LoggerFactory.getLogger(SamplePeople.class);

  private SamplePeople() {}

  /**
   * Adds them.
   *
   * @param roles a role and its authorities in each line; {@code #} begins a comment
   */
  static void add(People people, Collection<String> tenants, Resource roles) throws IOException {
    for (String line : roles.getContentAsString(UTF_8).lines().toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      String role = words.get(0);
      if (!role.isEmpty() && !role.startsWith("#")) {
        for (String tenant : tenants) {
          people.add(
              tenant + "-" + role,
              tenant,
              role,
              "sample_" + tenant + "_" + role,
              words.subList(1, words.size()));
        }
      }
    }
    LOG.warn("The people of {} may sign in here, and everybody knows how", roles.getFilename());
  }
}
