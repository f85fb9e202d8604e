package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.ReturnLabels;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules RL of CONTRACTS.md, as tests of a maker of return labels.
 *
 * <p>RL2 and RL3 bind the engine. That a host may offer no label for a carrier (RL4) is its own
 * affair.
 */
@ExtendWith(RuleInMessage.class)
public abstract class ReturnLabelsContract {

  /** The adapter; called once for each test. */
  protected abstract ReturnLabels labels();

  /** An order of a label that is made. Override it if your carriers need refunds of their own. */
  protected LabelOrder order(String key, @Nullable String carrier, @Nullable String service) {
    return new LabelOrder(
        key, "refund_1", "order_1", carrier, service, Made.life(Made.USD).approved().items());
  }

  /** Whether {@link #failNextCall} can be done. */
  protected Ability fails() {
    return Ability.PRESENT;
  }

  /** The next call throws, whether or not a label was made. */
  protected void failNextCall() {
    throw NotOverriddenException.of(this, "failNextCall()", "fails()");
  }

  private LabelOrder order() {
    return order("label:" + UUID.randomUUID(), null, null);
  }

  @Test
  @DisplayName("RL1: a repeat under the same key finds the label that was made")
  @LookAt("Maybe the key is not stored with the label.")
  void repeatsFindTheLabel() {
    ReturnLabels labels = labels();
    LabelOrder order = order();
    Optional<String> first = labels.make(order);
    assertTrue(first.isPresent(), "a label is made");
    assertEquals(first, labels.make(order), "the label of a repeat");
  }

  @Test
  @DisplayName("RL1: calls under the same key at the same time get the same label")
  @LookAt("Maybe the key is looked up first and stored later, without a lock.")
  void callsAtOnceGetTheSame() {
    ReturnLabels labels = labels();
    LabelOrder order = order();
    List<Optional<String>> made = Together.atOnce(4, () -> attempt(labels, order));
    Optional<String> known = labels.make(order);
    made.stream()
        .filter(Optional::isPresent)
        .forEach(label -> assertEquals(known, label, "one of the labels"));
  }

  /** Of calls under one key at once, all but one may fail (RL5). */
  private static Optional<String> attempt(ReturnLabels labels, LabelOrder order) {
    try {
      return labels.make(order);
    } catch (RuntimeException again) {
      return Optional.empty();
    }
  }

  @Test
  @DisplayName("RL1: another key gets another label")
  @LookAt("Maybe labels are found by refund.")
  void otherKeysGetOtherLabels() {
    ReturnLabels labels = labels();
    assertNotEquals(labels.make(order()), labels.make(order()), "the label of another key");
  }

  @Test
  @DisplayName("RL4: a carrier or service that nobody knows ends in a label or in none")
  @LookAt("Maybe names of carriers are checked by an exception, which is tried again in vain.")
  void unknownCarriersAreNoFailure() {
    ReturnLabels labels = labels();
    for (String name : List.of("", "no such carrier", "Ünbekannt 🚚")) {
      LabelOrder order = order("label:" + UUID.randomUUID(), name, name);
      assertEquals(labels.make(order), labels.make(order), "the label for \"" + name + "\"");
    }
  }

  @Test
  @DisplayName("RL5: after a failure the same key gets a label")
  @LookAt("Maybe the key is stored although no label was made.")
  void failuresAreTriedAgain() {
    fails().required();
    ReturnLabels labels = labels();
    LabelOrder order = order();
    failNextCall();
    assertThrows(RuntimeException.class, () -> labels.make(order), "the first call");
    Optional<String> label = labels.make(order);
    assertTrue(label.isPresent(), "a label is made");
    assertEquals(label, labels.make(order), "the label of a repeat");
  }
}
