package dev.refundkit.samples.shop.desk;

import dev.refundkit.samples.shop.limits.Allowances;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps passwords from being guessed: only so many tries from each address, for each name from one
 * address, and, so that nobody can easily keep its owner out, many more for each name from
 * everywhere. Whether a name exists makes no difference.
 */
final class SignInLimits extends OncePerRequestFilter {

  private final DeskProperties.SignIn limits;
  private final Allowances tries;

  SignInLimits(DeskProperties.SignIn limits, TimeMeter clock) {
    this.limits = limits;
    this.tries = new Allowances(limits.period(), clock);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !request.getServletPath().equals(SignInPage.PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String network = Allowances.network(request.getRemoteAddr());
    // As Spring Security reads it, or one name would have many allowances.
    String name = String.valueOf(request.getParameter(SignInPage.NAME)).trim();
    Optional<Duration> wait =
        tries
            .take("address " + network, limits.perAddress())
            .or(() -> tries.take("name " + name + " from " + network, limits.perName()))
            .or(() -> tries.take("name " + name, limits.perNameFromAnywhere()));
    if (wait.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Retry-After", Allowances.retryAfter(wait.get()));
      Problems.show(request, response, HttpStatus.TOO_MANY_REQUESTS);
    }
  }
}
