package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.Cap;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.SaleWorth;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Past cases as lines of a history. */
class CaseLinesTest {

  /** Everything that a line can tell. */
  private static final String FULL =
      """
      {"id":"refund_7","at":"2024-01-20T13:30:00Z","currency":"KWD","type":"partial","reason":"defective",
       "auto_approve":false,"repeat":true,"named":1200,"above_units":true,"capped_by":["line","order"],
       "placed_at":"2024-01-01T00:00:00Z","delivered_at":"2024-01-05T08:00:00.500Z",
       "customer":{"named":true,"refunds_90d":0,"lifetime_value":5000,"risk_score":0.05,"more":{"tier":"gold","visits":3}},
       "lines":[
        {"id":"a","product_id":"mug","sku":"M-1","category":"home","tags":["fragile","sale"],"sold":3,"subtotal":3000,
         "shipped":true,"quantity":2,"value":1000,"tax":50},
        {"id":"b","product_id":"jug","category":"other","sold":1,"subtotal":0}],
       "shipping":{"value":100,"tax":5},"order":{"value":7,"shipping":2,"tax":1},
       "adjustment":{"given":40,"fee_kept":5,"fee_returned":10},
       "payments":[
        {"type":"card","captured":4000,"reserved":10,"refunded":20,"elsewhere":30,
         "disputes":[{"stage":"open","amount":5},{"stage":"lost","amount":6}],"gives":1200},
        {"type":"cash","captured":1}],
       "payment_refunds_before":60}
      """
          .replaceAll("\\s*\\n\\s*", "");

  private static final String LEAST =
      """
      {"id":"r","at":"2024-01-20T13:30:00Z","currency":"USD","type":"full","reason":"x","auto_approve":true,\
      "placed_at":"2024-01-01T00:00:00Z","customer":{}}""";

  private static Answer<PastCase> read(String line) {
    return new RefundJson().readCase(line.getBytes(UTF_8));
  }

  private static String written(PastCase past) {
    return Document.of(past, Set.of("tier", "visits")).toJson();
  }

  @Test
  void a_line_that_tells_everything_comes_back_as_it_was() {
    assertThat(written(read(FULL).orElseThrow())).isEqualTo(FULL);
  }

  @Test
  void what_a_line_does_not_tell_is_nothing() {
    RefundCase refund = read(LEAST).orElseThrow().refund();

    assertThat(written(new PastCase("r", refund))).isEqualTo(LEAST);
    assertThat(refund.quote().total()).isZero();
    assertThat(refund.sale().customerId()).isNull();
    assertThat(refund.customer()).isEqualTo(CustomerFacts.UNKNOWN);
    assertThat(refund.ledger().captured()).isZero();
  }

  @Test
  void a_case_is_made_of_what_a_policy_looks_at() {
    RefundCase refund = read(FULL).orElseThrow().refund();

    assertThat(refund.quote().type()).isEqualTo(RefundType.PARTIAL);
    assertThat(refund.quote().total()).isEqualTo(1000 + 50 + 100 + 5 + 7 + 2 + 1 + 40 - 5);
    assertThat(refund.quote().cappedBy()).containsExactly(Cap.LINE, Cap.ORDER);
    assertThat(refund.quote().named()).isEqualTo(1200);
    assertThat(refund.sale().currency().digits()).isEqualTo(3);
    assertThat(refund.sale().deliveredAt()).isEqualTo("2024-01-05T08:00:00.5Z");
    assertThat(refund.ledger().refunded() + refund.ledger().reserved()).isEqualTo(30);
    assertThat(refund.ledger().unallocated().total()).isEqualTo(60);
    assertThat(refund.ledger().payments().get(0).disputes())
        .extracting(Dispute::stage)
        .containsExactly(Dispute.Stage.OPEN, Dispute.Stage.LOST);
    assertThat(refund.customer().riskScore()).isEqualTo(new BigDecimal("0.05"));
    assertThat(refund.autoApprove()).isFalse();
    assertThat(refund.repeat()).isTrue();
  }

  @Test
  void nothing_names_a_person_an_order_or_a_payment() {
    Instant now = Instant.parse("2024-01-20T13:30:00Z");
    Payment payment =
        new Payment(Shop.PAYMENT, "card", "visa", "4242", Payment.Status.CAPTURED, 5449, 0, 0);
    Shop shop = Shop.headphones(now, payment);
    Quoter quoter =
        new Quoter(
            shop.sale(), SaleWorth.of(shop.sale()), shop.ledger(), TenderStrategy.ORIGINAL_FIRST);
    PaymentRefundRequest request =
        new PaymentRefundRequest(Shop.PAYMENT, 100L, null, "x", null, Map.of());
    CustomerFacts customer =
        new CustomerFacts(1, 2L, BigDecimal.ZERO, Map.of("email", "ann@example.org", "tier", "a"));
    RefundCase refund =
        new RefundCase(
            shop.sale(),
            shop.ledger(),
            quoter.quote(request).orElseThrow(),
            "x",
            true,
            false,
            customer,
            now);

    String line = written(new PastCase("r", refund));

    assertThat(line)
        .contains("\"more\":{\"tier\":\"a\"}", "\"gives\":100")
        .doesNotContain("ann@", "4242", "visa", Shop.PAYMENT, shop.sale().id(), "Headphones")
        .doesNotContain(String.valueOf(shop.sale().customerId()));
  }

  @ParameterizedTest(name = "{0} for {1} names {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"id\":\"refund_7\",'      | ''                          | id must be present",
        "'\"id\":\"refund_7\"'       | '\"id\":7'                  | id must be text",
        "'\"id\":\"refund_7\"'       | '\"id\":\"\"'               | id must have 1 to 255",
        "'\"type\":\"partial\"'      | '\"type\":\"half\"'         | type must be one of",
        "'\"currency\":\"KWD\"'      | '\"currency\":\"XXX\"'      | currency must be the ISO 4217",
        "'\"sold\":3'                | '\"sold\":0'                | quantity must be at least 1",
        "'\"quantity\":2'            | '\"quantity\":4'            | quantity must lie between",
        "'\"quantity\":2'            | '\"quantity\":-1'           | quantity must lie between",
        "'\"value\":1000'            | '\"value\":-1'              | lines[0].value must lie within",
        "'\"value\":1000'            | '\"value\":1.5'             | lines[0].value is too fine",
        "'\"captured\":4000'         | '\"captured\":2000000000000000' | payments[0].captured must lie",
        "'\"id\":\"b\"'              | '\"id\":\"a\"'              | id a stands twice",
        "'\"stage\":\"open\"'        | '\"stage\":\"odd\"'         | payments[0].disputes[0].stage must",
        "'[\"line\",\"order\"]'      | '[\"sky\"]'                 | capped_by must be a list of",
        "'\"repeat\":true'           | '\"repeat\":1'              | repeat must be true or false",
        "'\"repeat\":true'           | '\"repaet\":true'           | repaet is not known here",
        "'\"repeat\":true'           | '\"id\":\"x\"'              | id must not stand twice",
        "2024-01-20T13:30:00Z        | yesterday                   | at must be an instant",
        "2024-01-20T13:30:00Z        | +12024-01-20T13:30:00Z      | at must lie within the years",
        "'\"risk_score\":0.05'       | '\"risk_score\":1e999'      | risk_score must be a number of",
        "'\"visits\":3'              | '\"visits\":1e999'          | customer.more.visits must be",
        "}                           | ]                           | must be JSON"
      })
  void what_is_wrong_with_a_line_is_named(String from, String to, String told) {
    assertThat(FULL).contains(from);

    Answer<PastCase> answer = read(FULL.replaceFirst(Pattern.quote(from), to));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(((Refusal) refused.refusal()).message()).contains(told));
  }

  @Property
  void instants_of_every_form_are_read_as_the_jdk_reads_them(
      @ForAll @LongRange(min = -70_000_000_000L, max = 400_000_000_000L) long second,
      @ForAll @IntRange(max = 24) int at,
      @ForAll @IntRange(max = 9) int digit) {
    String text = Instant.ofEpochSecond(second).toString();
    assertThat(Instants.parse(text)).isEqualTo(Instant.ofEpochSecond(second));
    String other =
        at < text.length() ? text.substring(0, at) + digit + text.substring(at + 1) : text + digit;
    assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    assertThat(parsed(() -> Instants.parse(other))).isEqualTo(parsed(() -> Instant.parse(other)));
  }

  private static String parsed(Supplier<Instant> reading) {
    try {
      return reading.get().toString();
    } catch (DateTimeException e) {
      return "no instant";
    }
  }
}
