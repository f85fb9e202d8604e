package dev.refundkit.samples.shop.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Orders;
import dev.refundkit.samples.shop.orders.Samples;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer is taken for: certain is only what the acquirer itself has said. */
class AcquirerAnswersTest {

  private static final String PAID =
      "{'id': 're_1', 'key': 'key_1', 'payment_id': 'pay_1', 'amount': 1234, 'currency': 'USD',"
          + " 'status': '%s', 'code': 'no_funds'}";
  private static final String REFUSED = "{'error': {'code': '%s', 'message': 'no'}}";
  private static final String HTML = "<html>Bad gateway</html>";

  private static final PayoutOrder ORDER = order(RequestedMethod.Type.ORIGINAL_PAYMENT);

  private final ShopDatabase.Tables tables = ShopDatabase.H2.tables();
  private HttpServer server;
  private int status;
  private String body = "";
  private int stated = -1;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
          exchange.sendResponseHeaders(status, stated < 0 ? bytes.length : stated);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static PayoutOrder order(RequestedMethod.Type destination) {
    return new PayoutOrder(
        "key_1", "pay_1", destination, 1_234, IsoCurrency.of("USD"), "refund_1", "damaged");
  }

  private AcquirerProcessor processor() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new AcquirerProcessor(
        Clients.of(url),
        new StoreCredit(tables.jdbc(), tables.tenant(), () -> Samples.NOW),
        new Orders(tables.jdbc(), tables.tenant()));
  }

  private void answers(int itsStatus, String itsBody) {
    status = itsStatus;
    body = itsBody;
  }

  @Test
  void whatItStatesOfThePayoutIsCertain() {
    answers(200, PAID.formatted("succeeded"));
    assertThat(processor().refund(ORDER)).isEqualTo(new PayoutResult.Succeeded("re_1", null));
    answers(202, PAID.formatted("pending"));
    assertThat(processor().refund(ORDER)).isEqualTo(new PayoutResult.Pending("re_1"));
    answers(402, PAID.formatted("declined"));
    assertThat(processor().refund(ORDER)).isEqualTo(new PayoutResult.Declined("no_funds"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad_request",
    "401, unknown_token",
    "403, blocked",
    "404, unknown_call",
    "429, too_many",
    "503, maintenance"
  })
  void whatItRefusesItHasNotTried(int code, String reason) {
    answers(code, REFUSED.formatted(reason));
    assertThat(processor().refund(ORDER)).isEqualTo(new PayoutResult.NotAttempted(reason));
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404", "409", "429", "500", "502", "503", "504", "200", "402"})
  void whatSomebodyInBetweenSaysIsNotCertain(int code) {
    answers(code, HTML);
    assertThatThrownBy(() -> processor().refund(ORDER))
        .isInstanceOf(UncertainOutcomeException.class);
  }

  @ParameterizedTest
  @CsvSource({"409, key_reused", "500, internal", "418, teapot"})
  void otherRefusalsAreNotCertain(int code, String reason) {
    answers(code, REFUSED.formatted(reason));
    assertThatThrownBy(() -> processor().refund(ORDER))
        .isInstanceOf(UncertainOutcomeException.class);
  }

  @ParameterizedTest
  @CsvSource({"key_1, key_2", "pay_1, pay_2", "1234, 1235", "USD, EUR", "succeeded, settled"})
  void whatItStatesOfAnotherRefundIsNotCertain(String ours, String other) {
    answers(200, PAID.formatted("succeeded").replace(ours, other));
    assertThatThrownBy(() -> processor().refund(ORDER))
        .isInstanceOf(UncertainOutcomeException.class);
    assertThatThrownBy(() -> processor().lookup(ORDER))
        .isInstanceOf(UncertainOutcomeException.class);
  }

  @Test
  void anAnswerThatNeverEndsIsNotCertain() {
    answers(200, PAID.formatted("succeeded"));
    stated = 100_000;
    assertThatThrownBy(() -> processor().refund(ORDER))
        .isInstanceOf(UncertainOutcomeException.class)
        .hasMessageContaining("within");
  }

  @Test
  void withoutAConnectionNothingIsTriedAndNothingIsKnown() {
    AcquirerProcessor processor = processor();
    server.stop(0);
    assertThat(processor.refund(ORDER)).isInstanceOf(PayoutResult.NotAttempted.class);
    assertThat(processor.lookup(ORDER)).isInstanceOf(LookupResult.CannotTell.class);
  }

  @Test
  void onlyTheAcquirerKnowsThatItDoesNotKnowAKey() {
    answers(404, REFUSED.formatted("unknown_key"));
    assertThat(processor().lookup(ORDER)).isEqualTo(new LookupResult.NotFound());
    answers(404, REFUSED.formatted("unknown_call"));
    assertThat(processor().lookup(ORDER)).isInstanceOf(LookupResult.CannotTell.class);
    answers(404, HTML);
    assertThat(processor().lookup(ORDER)).isInstanceOf(LookupResult.CannotTell.class);
    answers(503, HTML);
    assertThat(processor().lookup(ORDER)).isInstanceOf(LookupResult.CannotTell.class);
  }

  @Test
  void guestsGetNoStoreCredit() {
    new NewOrders(tables.jdbc(), tables.tenant())
        .add(Samples.order("order_1", "USD", null, List.of(Samples.paid("pay_1", 1_234))));
    PayoutOrder credit = order(RequestedMethod.Type.STORE_CREDIT);
    assertThat(processor().refund(credit)).isInstanceOf(PayoutResult.Declined.class);
    assertThat(processor().lookup(credit)).isEqualTo(new LookupResult.NotFound());
  }
}
