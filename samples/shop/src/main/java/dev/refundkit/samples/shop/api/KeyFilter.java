package dev.refundkit.samples.shop.api;

import dev.refundkit.spring.RefundEngines;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who has a key. The key alone says for whom they call and what they may do; why a key is
 * not taken is not said.
 */
final class KeyFilter extends OncePerRequestFilter {

  static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer");

  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final RefundEngines engines;
  private final RateLimits limits;

  KeyFilter(ApiKeys keys, RefundEngines engines, RateLimits limits) {
    this.keys = keys;
    this.engines = engines;
    this.limits = limits;
  }

  /** A notice has a signature instead. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().equals(Notices.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      CallerArgument.put(request, caller(request));
    } catch (FaultException e) {
      ErrorAnswer.of(e.fault(), e.headers()).writeTo(response, RequestIds.of(request));
      return;
    }
    chain.doFilter(request, response);
  }

  private Caller caller(HttpServletRequest request) {
    Optional<ApiKey> key =
        bearer(Collections.list(request.getHeaders("Authorization")))
            .flatMap(keys::find)
            .filter(found -> engines.tenants().contains(found.tenant()));
    if (key.isEmpty()) {
      limits.stranger(request.getRemoteAddr());
      throw new FaultException(Fault.UNAUTHENTICATED, CHALLENGE);
    }
    limits.key(key.get().hash());
    return new Caller(key.get().actor(), engines.of(key.get().tenant()));
  }

  private static Optional<String> bearer(List<String> headers) {
    String header = headers.size() == 1 ? headers.get(0) : "";
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return Optional.of(header.substring(SCHEME.length()).strip());
  }
}
