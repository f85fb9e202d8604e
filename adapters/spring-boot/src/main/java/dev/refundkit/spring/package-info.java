/**
 * RefundKit in a Spring Boot application. The application defines beans of {@code Sales}, {@code
 * PaymentProcessor} and {@code Inventory}, and has a {@code DataSource}; it gets a {@link
 * dev.refundkit.engine.RefundEngine}, threads that do what refunds lead to, health, metrics and
 * observations. Each bean steps back where the application has its own.
 */
@NullMarked
package dev.refundkit.spring;

import org.jspecify.annotations.NullMarked;
