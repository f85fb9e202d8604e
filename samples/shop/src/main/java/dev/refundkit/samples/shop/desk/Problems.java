package dev.refundkit.samples.shop.desk;

import dev.refundkit.refusal.RefusedException;
import dev.refundkit.samples.shop.api.RefusalStatus;
import dev.refundkit.samples.shop.api.RequestIds;
import dev.refundkit.samples.shop.api.Unexpected;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that is shown where another one can't be. */
@Controller
@ControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {

  private static final String STATUS = Problems.class.getName();

  /** Shows it from a filter. */
  static void show(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    request.setAttribute(STATUS, status);
    request.getRequestDispatcher("/desk/problem").forward(request, response);
  }

  /** Whatever no other page is at. */
  @RequestMapping("/desk/**")
  ModelAndView other(HttpServletRequest request) {
    return request.getAttribute(STATUS) instanceof HttpStatus known
        ? page(known, null, request)
        : page(HttpStatus.NOT_FOUND, null, request);
  }

  @ExceptionHandler
  ModelAndView refused(RefusedException refused, HttpServletRequest request) {
    HttpStatus status = HttpStatus.valueOf(RefusalStatus.of(refused.refusal().code()));
    return page(status, refused.refusal().message(), request);
  }

  /** Whoever is signed in may not be any longer. */
  @ExceptionHandler
  String signedOut(
      AuthenticationException gone, HttpServletRequest request, HttpServletResponse response) {
    new SecurityContextLogoutHandler().logout(request, response, null);
    return "redirect:" + SignInPage.Why.ENDED.path();
  }

  @ExceptionHandler
  ModelAndView failed(Exception fault, HttpServletRequest request) {
    HttpStatus status = status(fault);
    if (status.is5xxServerError()) {
      Unexpected.log(fault);
    }
    return page(status, null, request);
  }

  private static HttpStatus status(Exception fault) {
    if (fault instanceof ErrorResponse known) {
      return HttpStatus.valueOf(known.getStatusCode().value());
    }
    return fault instanceof TypeMismatchException
        ? HttpStatus.BAD_REQUEST
        : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private static ModelAndView page(
      HttpStatus status, @Nullable String why, HttpServletRequest request) {
    ModelAndView page = new ModelAndView("desk/problem");
    page.setStatus(status);
    page.addObject("title", title(status));
    page.addObject("said", why == null ? advice(status) : why);
    page.addObject("requestId", RequestIds.of(request));
    Principal signedIn = request.getUserPrincipal();
    if (signedIn != null) {
      page.addObject("person", signedIn);
    }
    return page;
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing here";
      case FORBIDDEN -> "You may not do this";
      case TOO_MANY_REQUESTS -> "Too many tries";
      default -> status.is5xxServerError() ? "Something went wrong" : "This can't be done";
    };
  }

  private static String advice(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "The address is wrong, or what was here belongs to somebody else.";
      case FORBIDDEN -> "The form did not come from a page of yours. Open the page again.";
      case TOO_MANY_REQUESTS -> "Wait some minutes before you sign in again.";
      default ->
          status.is5xxServerError()
              ? "Nothing was changed that the refund's page does not show. Try again, and tell the"
                  + " people who run the shop if it stays so."
              : "The request was not understood.";
    };
  }
}
