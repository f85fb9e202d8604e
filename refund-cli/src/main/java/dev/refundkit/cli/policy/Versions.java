package dev.refundkit.cli.policy;

import dev.refundkit.policy.PolicyVersion;

/** Which policy something is about, in words. */
final class Versions {

  private static final int SHORT = 12;

  private Versions() {}

  static String of(PolicyVersion version) {
    String hash = version.hash();
    String shown = hash.length() > SHORT ? hash.substring(0, SHORT) : hash;
    return version.name() + " " + version.version() + " (" + shown + ")";
  }
}
