package dev.refundkit.samples.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code refundkit shop} starts. */
class ShopDemoTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path data;

  private static HttpResponse<String> ask(URI url, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.uri(url).header("Authorization", "Bearer sample_acme_agent").build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasPaidBeforeItClosedIsThereWhenItOpensAgain(boolean postgres) throws Exception {
    try (ShopDemo demo = new ShopDemo()) {
      ShopDemo.Addresses at = demo.start(postgres, data, 0, 0);
      HttpResponse<String> paid =
          ask(
              at.shop().resolve("/v1/payments/pay_xyz789/refund"),
              HttpRequest.newBuilder()
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"amount\": 100, \"reason\": \"requested_by_customer\"}")));
      assertThat(paid.body()).contains("\"status\":\"succeeded\"");
      demo.close();
      assertThatThrownBy(
              () -> ask(at.shop().resolve("/v1/payments/pay_xyz789"), HttpRequest.newBuilder()))
          .isInstanceOf(ConnectException.class);
      assertThatThrownBy(() -> ask(at.acquirer(), HttpRequest.newBuilder()))
          .isInstanceOf(ConnectException.class);

      ShopDemo.Addresses again = demo.start(postgres, data, 0, 0);
      assertThat(
              ask(again.shop().resolve("/v1/payments/pay_xyz789"), HttpRequest.newBuilder()).body())
          .contains("\"amount_refunded\":100");
    }
  }

  @Test
  void aDatabaseThatAnotherShopUsesIsLeftAlone() {
    try (ShopDemo demo = new ShopDemo();
        ShopDemo other = new ShopDemo()) {
      ShopDemo.Addresses at = demo.start(true, data, 0, 0);
      assertThatThrownBy(() -> other.start(true, data, 0, 0))
          .hasMessageMatching("PostgreSQL, process [0-9]+, still runs in .*: kill [0-9]+");
      other.close();
      assertThatCode(() -> ask(at.shop().resolve("/v1/refunds"), HttpRequest.newBuilder()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aPortThatIsTakenLeavesNothingRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ShopDemo demo = new ShopDemo()) {
      assertThatThrownBy(() -> demo.start(false, data, taken.getLocalPort(), 0))
          .hasMessageContaining("Failed to start bean 'webServerStartStop'");
      demo.close();
      assertThat(demo.start(false, data, 0, 0).shop()).as("the files are free again").isNotNull();
    }
  }
}
