package dev.refundkit.samples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the shop. */
@SpringBootApplication
public class ShopApplication {

  /** Starts it with the arguments of Spring Boot. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
