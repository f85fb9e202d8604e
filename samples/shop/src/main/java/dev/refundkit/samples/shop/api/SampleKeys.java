package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * Keys for the demonstration, one for each role and tenant, called {@code sample_TENANT_ROLE}.
 * Everybody knows them, so they are no protection.
 */
final class SampleKeys {

  private static final Logger LOG = LoggerFactory.getLogger(SampleKeys.class);

  private SampleKeys() {}

  /**
   * Adds them.
   *
   * @param roles a role and its authorities in each line; {@code #} begins a comment
   */
  static void add(ApiKeys keys, Collection<String> tenants, Resource roles) throws IOException {
    for (String line : roles.getContentAsString(UTF_8).lines().toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      String role = words.get(0);
      if (!role.isEmpty() && !role.startsWith("#")) {
        for (String tenant : tenants) {
          keys.add(
              "sample_" + tenant + "_" + role, tenant, role, words.subList(1, words.size()), null);
        }
      }
    }
    LOG.warn("The keys of {} are valid here, and everybody knows them", roles.getFilename());
  }
}
