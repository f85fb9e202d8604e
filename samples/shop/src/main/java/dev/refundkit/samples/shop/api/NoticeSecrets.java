package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.engine.WebhookSignature.Verdict;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose notice it is: that of the tenant whose secret has signed it. A notice says nothing of its
 * tenant, so no sender can speak for another one. Safe for use by several threads.
 */
final class NoticeSecrets {

  private final Map<String, WebhookSignature> signatures = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two tenants share a secret, one is unsuitable, or a tenant
   *     is not served here
   */
  NoticeSecrets(ApiProperties.Webhooks settings, Set<String> tenants, InstantSource clock) {
    Set<String> all = new HashSet<>();
    settings
        .secrets()
        .forEach(
            (tenant, secrets) -> {
              if (!tenants.contains(tenant)) {
                throw new IllegalArgumentException(
                    "shop.api.webhooks.secrets: there is no tenant " + tenant);
              }
              for (String secret : Set.copyOf(secrets)) {
                if (!all.add(secret)) {
                  throw new IllegalArgumentException(
                      "shop.api.webhooks.secrets: " + tenant + " has a secret of another tenant");
                }
              }
              signatures.put(
                  tenant,
                  WebhookSignature.of(
                      secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList(),
                      settings.tolerance(),
                      clock));
            });
  }

  /** The tenant for whom the notice is genuine. */
  Optional<String> tenant(@Nullable String header, byte[] body) {
    return signatures.entrySet().stream()
        .filter(entry -> entry.getValue().verify(header, body) == Verdict.GENUINE)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
