package dev.refundkit.samples.shop.api;

import dev.refundkit.samples.shop.roles.Role;
import java.io.IOException;
import java.util.Collection;
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

  /** Adds them. */
  static void add(ApiKeys keys, Collection<String> tenants, Resource roles) throws IOException {
    for (Role role : Role.read(roles)) {
      for (String tenant : tenants) {
        String key = "sample_" + tenant + "_" + role.name();
        keys.add(key, tenant, role.name(), role.authorities(), null);
      }
    }
    LOG.warn("The keys of {} are valid here, and everybody knows them", roles.getFilename());
  }
}
