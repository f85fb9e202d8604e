package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.refundkit.actor.Actor;
import dev.refundkit.samples.shop.roles.Role;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of the API, of which only the SHA-256 is kept. They are random with 256 bits, so nobody
 * can guess one from its hash, and a slow hash or salt would add nothing; looking a hash up tells
 * nobody anything of the key by the time it takes. Safe for use by several threads.
 */
final class ApiKeys {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,128}");
  private static final int BYTES = 32;

  private final JdbcClient database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The key, unless it is malformed, unknown, expired or revoked. */
  Optional<ApiKey> find(String key) {
    if (!FORM.matcher(key).matches()) {
      return Optional.empty();
    }
    String hash = hash(key);
    return database
        .sql(
            """
            SELECT tenant, actor, authorities FROM shop_api_key
            WHERE sha256 = ? AND NOT revoked AND (expires_at IS NULL OR expires_at > ?)""")
        .param(hash)
        .param(at(clock.instant()))
        .query(
            (row, number) ->
                new ApiKey(
                    hash,
                    row.getString("tenant"),
                    Actor.of(row.getString("actor"), Role.words(row.getString("authorities")))))
        .optional();
  }

  /**
   * Makes a key, which can be seen only now.
   *
   * @param authorities as {@link Actor#of(String, List)} reads them
   * @param expiresAt null for never
   */
  String issue(String tenant, String actor, List<String> authorities, @Nullable Instant expiresAt) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String key = "rk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    add(key, tenant, actor, authorities, expiresAt);
    return key;
  }

  /**
   * Adds a key of somebody's own making, unless it is there.
   *
   * @throws IllegalArgumentException if the key, the actor or an authority is malformed
   */
  void add(
      String key,
      String tenant,
      String actor,
      List<String> authorities,
      @Nullable Instant expiresAt) {
    if (!FORM.matcher(key).matches()) {
      throw new IllegalArgumentException("a key must be 16 to 128 letters, digits, _ and -");
    }
    Actor.of(actor, authorities);
    try {
      database
          .sql(
              """
              INSERT INTO shop_api_key (sha256, tenant, actor, authorities, expires_at)
              VALUES (?, ?, ?, ?, ?)""")
          .param(hash(key))
          .param(tenant)
          .param(actor)
          .param(String.join(" ", authorities))
          .param(expiresAt == null ? null : at(expiresAt))
          .update();
    } catch (DuplicateKeyException e) {
      // It is there.
    }
  }

  /** Ends a key at once. */
  void revoke(String key) {
    database
        .sql("UPDATE shop_api_key SET revoked = TRUE WHERE sha256 = ?")
        .param(hash(key))
        .update();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static String hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
