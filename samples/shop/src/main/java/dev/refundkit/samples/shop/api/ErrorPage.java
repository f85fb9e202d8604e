package dev.refundkit.samples.shop.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers in the one form of errors what the servlet container has refused. */
@RestController
final class ErrorPage implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Fault fault = status instanceof Integer code ? Fault.ofStatus(code) : Fault.NOT_FOUND;
    return ErrorAnswer.of(fault, Map.of()).entity(RequestIds.of(request));
  }
}
