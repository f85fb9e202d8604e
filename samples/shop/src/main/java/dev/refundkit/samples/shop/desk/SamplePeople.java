package dev.refundkit.samples.shop.desk;

import dev.refundkit.samples.shop.roles.Role;
import java.io.IOException;
import java.util.Collection;
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

  /** Adds them. */
  static void add(People people, Collection<String> tenants, Resource roles) throws IOException {
    for (Role role : Role.read(roles)) {
      for (String tenant : tenants) {
        String password = "sample_" + tenant + "_" + role.name();
        people.add(tenant + "-" + role.name(), tenant, role.name(), password, role.authorities());
      }
    }
    LOG.warn("The people of {} may sign in here, and everybody knows how", roles.getFilename());
  }
}
