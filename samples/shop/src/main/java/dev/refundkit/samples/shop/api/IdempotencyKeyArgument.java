package dev.refundkit.samples.shop.api;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands over the key under which a call may be repeated, if it has one. */
final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == IdempotencyKey.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String[] named = request.getHeaderValues(HEADER);
    if (named == null || named.length == 0) {
      return IdempotencyKey.NONE;
    }
    if (named.length > 1 || !FORM.matcher(named[0]).matches()) {
      throw new RefusedException(
          Refusal.invalid(
              "idempotency_key", "must stand once, with 1 to 255 printable characters of ASCII"));
    }
    return new IdempotencyKey(named[0]);
  }
}
