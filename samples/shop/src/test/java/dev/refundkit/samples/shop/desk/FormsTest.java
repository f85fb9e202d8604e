package dev.refundkit.samples.shop.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.api.BodyReading;
import dev.refundkit.samples.shop.api.TricklingBody;
import dev.refundkit.testkit.ports.TestClock;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How forms are read. */
class FormsTest {

  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final Forms forms = new Forms(new BodyReading(Duration.ofSeconds(10), clock));
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain chain = new MockFilterChain();

  private static MockHttpServletRequest form(String body) {
    MockHttpServletRequest form = new MockHttpServletRequest("POST", "/desk/sign-in");
    form.setContentType("application/x-www-form-urlencoded; charset=UTF-8");
    form.setContent(body.getBytes(UTF_8));
    return form;
  }

  private @Nullable Object refused(MockHttpServletRequest request) throws Exception {
    forms.doFilter(request, response, chain);
    assertThat(chain.getRequest()).as("nobody sees it").isNull();
    assertThat(response.getForwardedUrl()).isEqualTo("/desk/problem");
    return request.getAttribute(Problems.class.getName());
  }

  @Test
  void aFormHasTheFieldsThatWereSentAndNoOthers() throws Exception {
    MockHttpServletRequest sent = form("a=1%2B1+%C3%A4&b&=c&d=x=y");
    sent.setQueryString("note=other");
    sent.addParameter("note", "other");
    forms.doFilter(sent, response, chain);
    var read = chain.getRequest();
    assertThat(read.getParameterValues("a")).containsExactly("1+1 ä");
    assertThat(read.getParameter("a")).isEqualTo("1+1 ä");
    assertThat(read.getParameter("b")).isEmpty();
    assertThat(read.getParameter("d")).isEqualTo("x=y");
    assertThat(read.getParameter("note")).isNull();
    assertThat(read.getParameterValues("note")).isNull();
    assertThat(read.getParameterMap()).containsOnlyKeys("a", "b", "", "d");
    assertThat(read.getParameterNames().asIterator()).toIterable().contains("a", "d");
  }

  @Test
  void aFormThatTricklesIsGivenUp() throws Exception {
    MockHttpServletRequest trickles =
        new MockHttpServletRequest("POST", "/desk/sign-in") {
          @Override
          public ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(new TricklingBody(clock));
          }
        };
    trickles.setContentType("application/x-www-form-urlencoded");
    assertThat(refused(trickles)).isEqualTo(HttpStatus.REQUEST_TIMEOUT);
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void aFormThatIsTooLargeIsGivenUp() throws Exception {
    assertThat(refused(form("note=" + "x".repeat(70_000)))).isEqualTo(HttpStatus.valueOf(413));
  }

  @Test
  void aFormThatIsNoTextOrHasAFieldTwiceIsRefused() throws Exception {
    for (String body :
        new String[] {"note=%zz", "note=%ff", "note=%C3", "%", "paid=true&paid=false", "a&a"}) {
      assertThat(refused(form(body))).as(body).isEqualTo(HttpStatus.BAD_REQUEST);
    }
  }

  @Test
  void aTypeThatIsNoneIsRefused() throws Exception {
    MockHttpServletRequest odd = form("note=");
    odd.setContentType("no type");
    assertThat(refused(odd)).isEqualTo(HttpStatus.BAD_REQUEST);
  }
}
