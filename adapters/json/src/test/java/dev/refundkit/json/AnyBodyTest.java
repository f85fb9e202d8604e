package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.text.StorableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every body: it is answered, and what is accepted comes back as it was sent. */
class AnyBodyTest {

  private static final String TOKENS = "{}[]\",:\\-+.eE0189tfn u\ud83d\ude00";

  private static final BigDecimal LEAST = new BigDecimal("-1e20");

  private final RefundJson json = new RefundJson();

  @Property
  void anyBytesAreAnswered(@ForAll byte[] body) {
    assertAnswered(json.readRefundRequest(body));
    assertAnswered(json.readPaymentRefundRequest("p", body));
    assertAnswered(json.readRefund(body));
  }

  @Property
  void anyTextIsAnswered(@ForAll String body) {
    assertAnswered(json.readRefundRequest(body));
    assertAnswered(json.readPaymentRefundRequest("p", "{\"reason\":" + body + "}"));
  }

  @Property
  void aValidBodyWithSomeBytesChangedIsAnswered(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int changes) {
    assertAnswered(json.readRefundRequest(mutated("order-refund-request", random, changes)));
    assertAnswered(json.readRefund(mutated("order-refund", random, changes)));
    assertAnswered(json.readPaymentRefund(mutated("payment-refund", random, changes)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void metadataComesBackAsItWasSent(@ForAll("metadata") Map<String, Object> metadata) {
    PaymentRefundDocument page = json.readPaymentRefund(Shop.page("payment-refund")).orElseThrow();
    Map<String, Object> sent = new LinkedHashMap<>(page.toMap());
    sent.put("metadata", metadata);

    PaymentRefundDocument read =
        json.readPaymentRefund(JsonMapper.shared().writeValueAsString(sent)).orElseThrow();

    assertThat(read.metadata()).isEqualTo(metadata);
    assertThat(read.toMap()).isEqualTo(sent);
    assertThat(json.readPaymentRefund(read.toBytes()).orElseThrow()).isEqualTo(read);
    Map<String, Object> request = Map.of("reason", "r", "metadata", metadata);
    assertThat(json.readPaymentRefundRequest("p", request).orElseThrow().metadata())
        .isEqualTo(metadata);
  }

  @Provide
  Arbitrary<Map<String, Object>> metadata() {
    Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(20).filter(StorableText::is);
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            text.asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            Arbitraries.bigIntegers()
                .greaterOrEqual(BigInteger.ONE.shiftLeft(64))
                .lessOrEqual(BigInteger.TEN.pow(60))
                .asGeneric(),
            Arbitraries.bigDecimals()
                .between(LEAST, LEAST.negate())
                .ofScale(3)
                .map(AnyBodyTest::withDecimals)
                .asGeneric());
    Arbitrary<Object> nested =
        Arbitraries.oneOf(
            scalar.injectNull(0.1),
            scalar.list().ofMaxSize(3).asGeneric(),
            Arbitraries.maps(text, scalar).ofMaxSize(3).asGeneric());
    return Arbitraries.maps(text, nested).ofMaxSize(4);
  }

  private static BigDecimal withDecimals(BigDecimal number) {
    return number.setScale(3, RoundingMode.DOWN);
  }

  private static byte[] mutated(String page, Random random, int changes) {
    byte[] body = Shop.page(page).getBytes(UTF_8);
    byte[] tokens = TOKENS.getBytes(UTF_8);
    for (int i = 0; i < changes; i++) {
      body[random.nextInt(body.length)] =
          random.nextInt(8) == 0
              ? (byte) random.nextInt(256)
              : tokens[random.nextInt(tokens.length)];
    }
    return body;
  }

  private static void assertAnswered(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      Refusal refusal = refused.refusal();
      assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
      assertThat(refusal.param()).isNotNull();
      assertThat(Document.of(refusal).toBytes()).isNotEmpty();
    }
  }
}
