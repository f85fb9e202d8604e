package dev.refundkit.samples.shop.api;

import dev.refundkit.json.Document;
import dev.refundkit.json.ErrorDocument;
import dev.refundkit.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/**
 * The one form of all errors: {@code {"error": {"code", "message", "type", "param", "details",
 * "retryable", "request_id", "documentation_url"}}}.
 */
record ErrorAnswer(int status, ErrorDocument.Fault error, Map<String, String> headers) {

  /** What is written of each code under {@code x-error-codes}. */
  private static final String DOCUMENTATION = "/openapi.yaml#/x-error-codes/";

  static ErrorAnswer of(Refusal refusal) {
    return new ErrorAnswer(
        RefusalStatus.of(refusal.code()), Document.of(refusal).error(), Map.of());
  }

  static ErrorAnswer of(Fault fault, Map<String, String> headers) {
    ErrorDocument.Fault error =
        new ErrorDocument.Fault(
            fault.code(), fault.message(), fault.type(), null, List.of(), fault.retryable());
    return new ErrorAnswer(fault.status(), error, headers);
  }

  ResponseEntity<byte[]> entity(String requestId) {
    ResponseEntity.BodyBuilder answer = Answers.status(status);
    headers.forEach((name, value) -> answer.header(name, value));
    return answer.body(body(requestId));
  }

  /** Writes it where nothing has been written yet. */
  void writeTo(HttpServletResponse response, String requestId) throws IOException {
    response.setStatus(status);
    Answers.HEADERS.forEach(response::setHeader);
    headers.forEach(response::setHeader);
    byte[] body = body(requestId);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private byte[] body(String requestId) {
    Map<String, Object> fields = new LinkedHashMap<>(new ErrorDocument(error).toMap());
    Map<String, Object> inner = new LinkedHashMap<>();
    if (fields.get("error") instanceof Map<?, ?> found) {
      found.forEach((name, value) -> inner.put(String.valueOf(name), value));
    }
    inner.put("request_id", requestId);
    inner.put("documentation_url", DOCUMENTATION + error.code());
    return Answers.json(Map.of("error", inner));
  }
}
