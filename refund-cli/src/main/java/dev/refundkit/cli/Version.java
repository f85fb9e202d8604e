package dev.refundkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the build has written it down. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      String version = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return new String[] {version.strip(), "Java ${java.version} (${java.vendor})"};
    }
  }
}
