package dev.refundkit.samples.shop.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands over the body of a call, if there is none or it is said to be JSON. */
final class BodyArgument implements HandlerMethodArgumentResolver {

  private static final Map<String, String> ACCEPT =
      Map.of("Accept", MediaType.APPLICATION_JSON_VALUE);

  private final BodyReading reading;

  BodyArgument(BodyReading reading) {
    this.reading = reading;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Body.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    boolean announced =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (announced && !isJson(request)) {
      throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE, ACCEPT);
    }
    return new Body(reading.read(request));
  }

  private static boolean isJson(HttpServletRequest request) {
    try {
      String said = request.getContentType();
      MediaType type = said == null ? null : MediaType.parseMediaType(said);
      return type != null
          && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && isUtf8(type.getCharset())
          && request.getHeader("Content-Encoding") == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isUtf8(@Nullable Charset charset) {
    return charset == null || charset.equals(StandardCharsets.UTF_8);
  }
}
