package dev.refundkit.samples.shop.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Keeps what forms carry against other sites' forms: in the session of whoever is signed in, and in
 * a cookie of a stranger, for whom this process remembers nothing.
 */
final class FormTokens implements CsrfTokenRepository {

  private final CsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();

  FormTokens() {
    cookie.setCookieName("desk-form");
    cookie.setCookiePath("/desk");
    cookie.setCookieCustomizer(made -> made.sameSite("Strict"));
  }

  private CsrfTokenRepository of(HttpServletRequest request) {
    return request.getSession(false) == null ? cookie : session;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    of(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }
}
