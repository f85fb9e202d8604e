package dev.refundkit.samples.shop.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, which stands in the answer, in errors and, as {@code request_id}, in
 * the log's context. A caller may name it, in letters, digits, {@code _} and {@code -}. It is also
 * the last to see what nobody else has caught.
 */
public final class RequestIds extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  private static final String CONTEXT = "request_id";
  private static final String ATTRIBUTE = RequestIds.class.getName();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** What Tomcat refuses comes here as an error only. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    String id = of(request);
    response.setHeader(HEADER, id);
    MDC.put(CONTEXT, id);
    try {
      chain.doFilter(request, response);
    } catch (Exception e) {
      Unexpected.log(e);
      if (!response.isCommitted()) {
        response.resetBuffer();
        ErrorAnswer.of(Fault.INTERNAL, Map.of()).writeTo(response, id);
      }
    } finally {
      MDC.remove(CONTEXT);
    }
  }

  /** The request's id, which it is given if it has none. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String named = request.getHeader(HEADER);
    boolean fits = named != null && FORM.matcher(named).matches();
    String id = fits ? named : "req_" + UUID.randomUUID();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
