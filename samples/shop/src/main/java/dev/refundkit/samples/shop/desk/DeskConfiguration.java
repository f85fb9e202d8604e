package dev.refundkit.samples.shop.desk;

import dev.refundkit.samples.shop.api.BodyReading;
import dev.refundkit.samples.shop.database.Scripts;
import dev.refundkit.spring.RefundEngines;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the desk together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
@Import({
  SignInPage.class,
  QueuePage.class,
  RefundPage.class,
  AttentionPage.class,
  PolicyPage.class,
  Stylesheet.class,
  Problems.class
})
class DeskConfiguration implements WebMvcConfigurer {

  private static final String[] PATHS = {"/desk", "/desk/*"};

  /** No script at all, nothing from elsewhere, and in nobody's frame. */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /** Of an address, in characters. */
  private static final int MAX_WANTED = 1_000;

  @Bean
  static InstantSource deskClock() {
    return InstantSource.system();
  }

  @Bean
  static PasswordEncoder deskPasswords() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  static People people(
      DataSource source,
      PasswordEncoder passwords,
      RefundEngines engines,
      DeskProperties properties)
      throws IOException {
    Scripts.run(source, "shop/people.sql");
    People people = new People(JdbcClient.create(source), passwords);
    Resource roles = properties.samplePeople();
    if (roles != null) {
      SamplePeople.add(people, engines.tenants(), roles);
    }
    return people;
  }

  @Bean
  static PolicyReports policyReports() {
    return new PolicyReports(PolicyReport::of);
  }

  @Bean
  static SignInLimits signInLimits(DeskProperties properties) {
    return new SignInLimits(properties.signIn(), TimeMeter.SYSTEM_NANOTIME);
  }

  /** It stands in the desk's chain only. */
  @Bean
  static FilterRegistrationBean<SignInLimits> signInLimitsRegistration(SignInLimits limits) {
    FilterRegistrationBean<SignInLimits> registration = new FilterRegistrationBean<>(limits);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  static SecurityFilterChain deskSecurity(
      HttpSecurity http, SignInLimits limits, BodyReading bodies) {
    return http.securityMatcher("/desk", "/desk/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(SignInPage.PATH, Stylesheet.PATH)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage(SignInPage.PATH)
                    .usernameParameter(SignInPage.NAME)
                    .defaultSuccessUrl("/desk")
                    .failureHandler(refusedSignIns()))
        .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
        .requestCache(wanted -> wanted.requestCache(wantedPages()))
        .logout(out -> out.logoutUrl("/desk/sign-out").logoutSuccessUrl(SignInPage.Why.OUT.path()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .exceptionHandling(handling -> handling.accessDeniedHandler(DeskConfiguration::denied))
        .addFilterBefore(new Forms(bodies), CsrfFilter.class)
        .addFilterBefore(limits, UsernamePasswordAuthenticationFilter.class)
        .build();
  }

  /** Of a wrong password nothing is remembered: no session begins with it. */
  private static AuthenticationFailureHandler refusedSignIns() {
    SimpleUrlAuthenticationFailureHandler refused =
        new SimpleUrlAuthenticationFailureHandler(SignInPage.Why.REFUSED.path());
    refused.setAllowSessionCreation(false);
    return refused;
  }

  /** The page that a stranger asked for is kept in their browser, not here, if it fits. */
  private static RequestCache wantedPages() {
    CookieRequestCache wanted = new CookieRequestCache();
    wanted.setRequestMatcher(
        request ->
            HttpMethod.GET.matches(request.getMethod())
                && request.getRequestURI().length() + length(request.getQueryString())
                    <= MAX_WANTED);
    wanted.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    return wanted;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** A form of a session that has ended can't be taken, and is no attack. */
  private static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (SecurityContextHolder.getContext().getAuthentication() == null) {
      response.sendRedirect(SignInPage.Why.ENDED.path());
    } else {
      Problems.show(request, response, HttpStatus.FORBIDDEN);
    }
  }

  /** Spring Security sees the desk's paths only: what calls the API has keys, and no session. */
  @Bean
  static DelegatingFilterProxyRegistrationBean deskSecurityRegistration() {
    DelegatingFilterProxyRegistrationBean registration =
        new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    registration.addUrlPatterns(PATHS);
    return registration;
  }

  private final SignedInArgument signedIn;

  DeskConfiguration(People people, RefundEngines engines) {
    this.signedIn = new SignedInArgument(people, engines);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(signedIn);
  }
}
