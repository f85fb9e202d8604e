package dev.refundkit.samples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refundkit.json.Document;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What the shop has sold and what it is asked: the file that the quickstart reads. Minor units. */
public record ShopFile(
    List<Order> orders,
    Map<String, Customer> customers,
    Processor processor,
    OrderCall orderCall,
    PaymentCall paymentCall) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

  public ShopFile {
    if (Stream.of(orders, customers, processor, orderCall, paymentCall).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "needs orders, customers, processor, order_call and payment_call");
    }
  }

  /** The sample's own file. */
  public static ShopFile sample() {
    try (InputStream in = ShopFile.class.getResourceAsStream("/quickstart.json")) {
      return JSON.readValue(Objects.requireNonNull(in), ShopFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of the same form; without one, the sample's own.
   *
   * @throws IllegalArgumentException if it is not there or of another form; the message says where
   */
  public static ShopFile readOrSample(@Nullable Path file) {
    return file == null ? sample() : read(file);
  }

  /** As {@link #readOrSample}. */
  static ShopFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    try {
      return JSON.readValue(Files.readString(file), ShopFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + WrongJson.describe(e), e);
    }
  }

  /** What the shop knows of a customer. */
  public CustomerFacts customer(String id) {
    Customer known = customers.get(id);
    return known == null ? CustomerFacts.UNKNOWN : known.toFacts();
  }

  /** The file's content, however it was written. */
  byte[] json() {
    return JSON.writeValueAsBytes(this);
  }

  static String pretty(Document document) {
    return JSON.writer().with(PRETTY).writeValueAsString(document.toMap());
  }

  /** A call for an order. */
  public record OrderCall(Instant now, JsonNode body) {}

  /** A call for a payment. */
  public record PaymentCall(Instant now, String paymentId, JsonNode body) {}

  /** How the processor behaves. */
  public record Processor(Duration answersAfter, String receipts) {}

  /** What the shop knows of a customer. */
  public record Customer(
      @JsonProperty("refunds_90d") @Nullable Integer refunds90d,
      @Nullable Long lifetimeValue,
      @Nullable BigDecimal riskScore) {

    CustomerFacts toFacts() {
      return new CustomerFacts(refunds90d, lifetimeValue, riskScore, Map.of());
    }
  }

  /** One line of an order. */
  public record Line(
      String id,
      String productId,
      String productName,
      String category,
      int quantity,
      long subtotal,
      long tax) {

    SaleLine toSaleLine(boolean shipped) {
      List<TaxPart> taxes = List.of(new TaxPart(TaxPart.SINGLE, tax));
      return new SaleLine(
          id,
          productId,
          productName,
          null,
          category,
          Set.of(),
          quantity,
          subtotal,
          0,
          taxes,
          shipped);
    }
  }

  /** A captured payment. */
  public record Payment(
      String id, String type, @Nullable String brand, @Nullable String last4, long captured) {

    dev.refundkit.sale.Payment toPayment() {
      return new dev.refundkit.sale.Payment(
          id, type, brand, last4, dev.refundkit.sale.Payment.Status.CAPTURED, captured, 0, 0);
    }
  }

  /** One order. */
  public record Order(
      String id,
      @Nullable String customerId,
      String currency,
      Instant placedAt,
      @Nullable Instant deliveredAt,
      List<Line> lines,
      List<Payment> payments) {

    Sale toSale() {
      return new Sale(
          id,
          customerId,
          IsoCurrency.of(currency),
          placedAt,
          deliveredAt,
          false,
          0,
          lines.stream().map(line -> line.toSaleLine(deliveredAt != null)).toList(),
          ShippingCharge.NONE,
          payments.stream().map(Payment::toPayment).toList());
    }
  }
}
