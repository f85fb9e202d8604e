package dev.refundkit.samples.shop.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with a form, which has been read; what stands in its query is no part of that. */
final class Form extends HttpServletRequestWrapper {

  private final Map<String, String[]> fields = new LinkedHashMap<>();

  /**
   * Takes the fields.
   *
   * @param body as {@code application/x-www-form-urlencoded}
   * @throws IllegalArgumentException if it is malformed, or a field stands twice: none of the
   *     desk's does, and nobody can tell which one was meant
   * @throws CharacterCodingException if it is not UTF-8
   */
  Form(HttpServletRequest request, byte[] body) throws CharacterCodingException {
    super(request);
    for (String field : new String(body, ISO_8859_1).split("&", -1)) {
      int sign = field.indexOf('=');
      String name = decoded(sign < 0 ? field : field.substring(0, sign));
      String value = decoded(sign < 0 ? "" : field.substring(sign + 1));
      if (fields.put(name, new String[] {value}) != null) {
        throw new IllegalArgumentException("a field stands twice");
      }
    }
  }

  private static String decoded(String text) throws CharacterCodingException {
    byte[] bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = fields.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = fields.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(fields);
  }
}
