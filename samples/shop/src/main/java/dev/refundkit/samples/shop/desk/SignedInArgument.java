package dev.refundkit.samples.shop.desk;

import dev.refundkit.spring.RefundEngines;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands whoever is signed in to the pages, as they are now: somebody who was shut out meanwhile has
 * to sign in again, and can't.
 */
final class SignedInArgument implements HandlerMethodArgumentResolver {

  private final People people;
  private final RefundEngines engines;

  SignedInArgument(People people, RefundEngines engines) {
    this.people = people;
    this.engines = engines;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == SignedIn.class;
  }

  @Override
  public SignedIn resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    SignedIn found =
        Optional.ofNullable(known)
            .flatMap(name -> people.find(name.getName()))
            .filter(person -> engines.tenants().contains(person.tenant()))
            .map(person -> new SignedIn(person, engines.of(person.tenant())))
            .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody signed in"));
    if (container != null) {
      container.addAttribute("person", found.person());
    }
    return found;
  }
}
