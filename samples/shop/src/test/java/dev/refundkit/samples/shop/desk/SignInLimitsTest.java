package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which tries of the sign-in are looked at. */
class SignInLimitsTest {

  private final SignInLimits limits =
      new SignInLimits(
          new DeskProperties.SignIn(2, 5, 3, Duration.ofMinutes(5)), TimeMeter.SYSTEM_NANOTIME);

  private boolean looksAt(String name, String address) throws Exception {
    MockHttpServletRequest form = new MockHttpServletRequest("POST", SignInPage.PATH);
    form.setServletPath(SignInPage.PATH);
    form.setRemoteAddr(address);
    form.setParameter(SignInPage.NAME, name);
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain next = new MockFilterChain();
    limits.doFilter(form, response, next);
    boolean looked = next.getRequest() != null;
    assertThat(response.getHeader("Retry-After") == null).isEqualTo(looked);
    return looked;
  }

  @Test
  void whoTriesAnothersNameKeepsNobodyOutWhoIsElsewhere() throws Exception {
    assertThat(looksAt("ann", "10.0.0.1")).isTrue();
    assertThat(looksAt("ann", "10.0.0.1")).isTrue();
    assertThat(looksAt("ann", "10.0.0.1")).isFalse();
    assertThat(looksAt("ann", "10.0.0.2")).isTrue();
  }

  @Test
  void aNameIsNotTriedFromEverywhereForLong() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(looksAt("ann", "10.0.0." + i)).isTrue();
    }
    assertThat(looksAt("ann", "10.0.0.9")).isFalse();
    assertThat(looksAt("bob", "10.0.0.9")).isTrue();
  }

  @Test
  void anAddressDoesNotTryManyNames() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(looksAt("name" + i, "10.0.0.1")).isTrue();
    }
    assertThat(looksAt("another", "10.0.0.1")).isFalse();
    assertThat(looksAt("another", "10.0.0.2")).isTrue();
  }
}
