package dev.refundkit.samples.decideonly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A decision from facts alone. */
class DecideOnlyTest {

  @Test
  void aDearCameraGoesToAPersonAndMustComeBackFirst() {
    assertThat(decide(89_900, "changed_mind"))
        .startsWith("REVIEW: USD 988.90 for changed_mind\n")
        .contains("  review: The amount is above the limit for an approval without a person.\n")
        .contains("  requireReturn: Goods of this value must be back before money goes out.\n");
  }

  @Test
  void aCheapOneIsApproved() {
    assertThat(decide(4_900, "defective"))
        .isEqualTo(
            "APPROVE: USD 53.90 for defective\n"
                + "  approve: The goods were faulty or wrong and are worth less than it takes to send"
                + " them back.\n");
  }

  @Test
  void nothingOfTheEngineIsOnThePath() {
    assertThat(getClass().getClassLoader().getResource("dev/refundkit/engine/RefundEngine.class"))
        .isNull();
    assertThat(
            getClass()
                .getClassLoader()
                .getResource("org/hibernate/validator/HibernateValidator.class"))
        .isNull();
  }

  private static String decide(long price, String reason) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DecideOnly.decide(DecideOnly.camera(price), reason, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).replace("\r\n", "\n");
  }
}
