package dev.refundkit.samples.shop.desk;

import dev.refundkit.samples.shop.api.BodyReading;
import dev.refundkit.samples.shop.api.FaultException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads forms within the bounds of size and time that all bodies have, before anybody asks for
 * their fields, and answers what can't be read.
 */
final class Forms extends OncePerRequestFilter {

  private final BodyReading bodies;

  Forms(BodyReading bodies) {
    this.bodies = bodies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest readable;
    try {
      readable = isForm(request) ? new Form(request, bodies.read(request)) : request;
      readable.getParameterMap();
    } catch (FaultException e) {
      e.headers().forEach(response::setHeader);
      Problems.show(request, response, HttpStatus.valueOf(e.status()));
      return;
    } catch (InvalidParameterException | IllegalArgumentException | CharacterCodingException e) {
      Problems.show(request, response, HttpStatus.BAD_REQUEST);
      return;
    }
    chain.doFilter(readable, response);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return HttpMethod.POST.matches(request.getMethod())
        && type != null
        && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(
            MediaType.parseMediaType(type));
  }
}
