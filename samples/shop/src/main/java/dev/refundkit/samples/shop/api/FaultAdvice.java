package dev.refundkit.samples.shop.api;

import dev.refundkit.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every exception in the one form of errors. */
@RestControllerAdvice
final class FaultAdvice {

  @ExceptionHandler
  ResponseEntity<byte[]> handle(Exception fault, HttpServletRequest request) {
    return answer(fault).entity(RequestIds.of(request));
  }

  private static ErrorAnswer answer(Exception fault) {
    if (fault instanceof RefusedException refused) {
      return ErrorAnswer.of(refused.refusal());
    }
    if (fault instanceof FaultException known) {
      return ErrorAnswer.of(known.fault(), known.headers());
    }
    if (fault instanceof ErrorResponse response) {
      Map<String, String> headers = new LinkedHashMap<>();
      response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return ErrorAnswer.of(Fault.ofStatus(response.getStatusCode().value()), headers);
    }
    if (fault instanceof InvalidParameterException) {
      return ErrorAnswer.of(Fault.BAD_REQUEST, Map.of());
    }
    Unexpected.log(fault);
    return ErrorAnswer.of(Fault.INTERNAL, Map.of());
  }
}
