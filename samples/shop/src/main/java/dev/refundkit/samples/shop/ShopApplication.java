package dev.refundkit.samples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;

/** Starts the shop. Spring Security is put before the desk only, by the desk itself. */
@SpringBootApplication(exclude = SecurityFilterAutoConfiguration.class)
public class ShopApplication {

  /** Starts it with the arguments of Spring Boot. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
