package dev.refundkit.proofs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;

/** A policy's policy.yaml. */
class PolicySettingsFuzzTest {

  @FuzzTest
  void any_settings_are_read_or_refused_by_place(byte[] text) {
    try {
      Settings settings = SettingsReader.read(PolicyBundle.SETTINGS, new String(text, UTF_8));
      assertThat(settings.currencies()).isNotEmpty();
    } catch (PolicyException e) {
      assertThat(e.findings()).isNotEmpty();
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
