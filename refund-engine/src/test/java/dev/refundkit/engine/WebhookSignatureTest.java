package dev.refundkit.engine;

import static dev.refundkit.engine.WebhookSignature.Verdict.FORGED;
import static dev.refundkit.engine.WebhookSignature.Verdict.GENUINE;
import static dev.refundkit.engine.WebhookSignature.Verdict.MALFORMED;
import static dev.refundkit.engine.WebhookSignature.Verdict.OUT_OF_TIME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
  private static final byte[] OLD = "an old secret of the shop".getBytes(UTF_8);
  private static final byte[] NEW = "a new secret of the shop".getBytes(UTF_8);

  private static WebhookSignature at(Instant now, byte[]... secrets) {
    return WebhookSignature.of(List.of(secrets), FIVE_MINUTES, InstantSource.fixed(now));
  }

  /**
   * Worked out beforehand: HMAC-SHA256 of {@code 1700000000.} and the body under the old secret.
   */
  private static final String HEADER =
      "t=1700000000,v1=17bff66d4186a635a124fd6fdca1d1066b244733c576b7ac01325d56a13b33f2";

  @Test
  void a_signature_by_either_live_secret_is_genuine() {
    String byOld = at(AT, OLD).header(BODY);
    String byNew = at(AT, NEW).header(BODY);
    assertThat(byOld).isEqualTo(HEADER);
    assertThat(at(AT, NEW, OLD).verify(byOld, BODY)).isEqualTo(GENUINE);
    assertThat(at(AT, NEW, OLD).verify(byNew, BODY)).isEqualTo(GENUINE);
    assertThat(at(AT, NEW).verify(byOld, BODY)).isEqualTo(FORGED);
  }

  @Test
  void one_of_several_signatures_is_enough() {
    String byBoth = at(AT, OLD).header(BODY) + "," + at(AT, NEW).header(BODY).split(",")[1];
    assertThat(at(AT, NEW).verify(byBoth, BODY)).isEqualTo(GENUINE);
    assertThat(at(AT, NEW).verify(byBoth + ",v0=abc, x=y", BODY)).isEqualTo(GENUINE);
  }

  @Test
  void another_body_another_time_or_another_secret_is_forged() {
    String header = at(AT, OLD).header(BODY);
    assertThat(at(AT, OLD).verify(header, "{\"id\":\"evt_2\"}".getBytes(UTF_8))).isEqualTo(FORGED);
    assertThat(at(AT, OLD).verify(header.replace("t=1700000000", "t=1700000001"), BODY))
        .isEqualTo(FORGED);
  }

  @Test
  void what_is_too_old_or_from_the_future_is_out_of_time() {
    String header = at(AT, OLD).header(BODY);
    assertThat(at(AT.plus(FIVE_MINUTES), OLD).verify(header, BODY)).isEqualTo(GENUINE);
    assertThat(at(AT.minus(FIVE_MINUTES), OLD).verify(header, BODY)).isEqualTo(GENUINE);
    assertThat(at(AT.plus(FIVE_MINUTES).plusNanos(1), OLD).verify(header, BODY))
        .isEqualTo(OUT_OF_TIME);
    assertThat(at(AT.minus(FIVE_MINUTES).minusNanos(1), OLD).verify(header, BODY))
        .isEqualTo(OUT_OF_TIME);
  }

  @Test
  void what_is_no_such_header_is_malformed() {
    String good = at(AT, OLD).header(BODY);
    String hex = good.split("v1=")[1];
    for (String header :
        List.of(
            "",
            "t=1700000000",
            "v1=" + hex,
            "t=-5,v1=" + hex,
            "t=1700000000,t=1700000000,v1=" + hex,
            "t=17000000000000,v1=" + hex,
            "t=1700000000,v1=" + hex.substring(1),
            "t=1700000000,v1=" + hex.toUpperCase(java.util.Locale.ROOT),
            good + ",v1=zz",
            good + " ".repeat(2000))) {
      assertThat(at(AT, OLD).verify(header, BODY)).as(header).isEqualTo(MALFORMED);
    }
    assertThat(at(AT, OLD).verify(null, BODY)).isEqualTo(MALFORMED);
  }

  @Property
  void whatever_the_header_nothing_is_thrown_and_nothing_passes(@ForAll String header) {
    assertThat(at(AT, OLD).verify(header, BODY)).isIn(MALFORMED, FORGED);
  }

  @Property
  void a_body_that_was_signed_passes_and_one_changed_byte_does_not(
      @ForAll byte[] body, @ForAll int place, @ForAll byte by) {
    String header = at(AT, OLD).header(body);
    assertThat(at(AT, OLD).verify(header, body)).isEqualTo(GENUINE);
    if (body.length > 0 && by != 0) {
      byte[] changed = body.clone();
      changed[Math.floorMod(place, body.length)] ^= by;
      assertThat(at(AT, OLD).verify(header, changed)).isEqualTo(FORGED);
    }
  }

  @Test
  void secrets_and_tolerances_that_make_no_sense_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> at(AT));
    assertThatIllegalArgumentException().isThrownBy(() -> at(AT, OLD, NEW, OLD));
    assertThatIllegalArgumentException().isThrownBy(() -> at(AT, new byte[15]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> WebhookSignature.of(List.of(OLD), Duration.ZERO, InstantSource.fixed(AT)));
  }
}
