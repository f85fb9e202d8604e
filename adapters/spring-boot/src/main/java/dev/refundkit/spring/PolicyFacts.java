package dev.refundkit.spring;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.LivePolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which policy decides for each tenant, as operators are told. */
final class PolicyFacts {

  private PolicyFacts() {}

  /** Name, version and hash of each tenant's policy, by tenant. */
  static Map<String, Object> of(RefundEngines engines) {
    Map<String, Object> policies = new LinkedHashMap<>();
    for (String tenant : engines.tenants()) {
      policies.put(tenant, Map.of("policy", of(engines.policy(tenant))));
    }
    return policies;
  }

  static Map<String, Object> of(RefundPolicy policy) {
    PolicyVersion version = policy.version();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", version.name());
    facts.put("version", version.version());
    facts.put("hash", version.hash());
    if (policy instanceof LivePolicy live) {
      live.problem().ifPresent(e -> facts.put("problem", String.valueOf(e.getMessage())));
    }
    return facts;
  }
}
