package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules I of CONTRACTS.md, as tests of a stock. Extend it and say how the stock is reached.
 *
 * <p>I5 binds the engine. What a person is told (I3, I4) is the engine's part too.
 */
@ExtendWith(RuleInMessage.class)
public abstract class InventoryContract {

  /** The adapter; called once for each test. */
  protected abstract Inventory inventory();

  /** How many units of the order's product the shelf has got back, as the host's stock says. */
  protected abstract long onShelf(RestockOrder order);

  /**
   * An order to put units back. Override it if your stock needs products of its own. All orders of
   * one test are of the same line.
   */
  protected RestockOrder order(String key, int quantity) {
    return new RestockOrder(key, "refund_1", "order_1", "line_1", "product_1", "sku_1", quantity);
  }

  /** Whether {@link #failNextCall} can be done. */
  protected Ability fails() {
    return Ability.PRESENT;
  }

  /** The next call throws, whether or not the units were put back. */
  protected void failNextCall() {
    throw NotOverriddenException.of(this, "failNextCall()", "fails()");
  }

  /** Whether {@link #refuseNextCall} can be done. */
  protected Ability refuses() {
    return Ability.PRESENT;
  }

  /** The next call is refused for good. */
  protected void refuseNextCall() {
    throw NotOverriddenException.of(this, "refuseNextCall()", "refuses()");
  }

  @Test
  @DisplayName("I1: units are put back once per key, and a repeat answers done")
  @LookAt("Maybe the key is not stored, or stored in another transaction than the units.")
  void repeatsPutBackOnce() {
    Inventory inventory = inventory();
    RestockOrder order = order(key(), 3);
    long before = onShelf(order);
    assertEquals(Inventory.Result.DONE, inventory.restock(order), "the first answer");
    assertEquals(Inventory.Result.DONE, inventory.restock(order), "the answer to a repeat");
    assertEquals(before + 3, onShelf(order), "units on the shelf");
  }

  @Test
  @DisplayName("I1: calls under the same key at the same time put units back once")
  @LookAt("Maybe the key is looked up first and stored later, without a lock.")
  void callsAtOncePutBackOnce() {
    Inventory inventory = inventory();
    RestockOrder order = order(key(), 3);
    long before = onShelf(order);
    Together.atOnce(4, () -> attempt(inventory, order));
    assertEquals(Inventory.Result.DONE, inventory.restock(order), "the answer afterwards");
    assertEquals(before + 3, onShelf(order), "units on the shelf");
  }

  /** Of calls under one key at once, all but one may fail (I4). */
  private static boolean attempt(Inventory inventory, RestockOrder order) {
    try {
      return inventory.restock(order) == Inventory.Result.DONE;
    } catch (RuntimeException again) {
      return false;
    }
  }

  @Test
  @DisplayName("I2: all units of an order are put back")
  @LookAt("Maybe one unit is put back per call.")
  void putsBackAll() {
    Inventory inventory = inventory();
    for (int quantity : List.of(1, 1_000)) {
      RestockOrder order = order(key(), quantity);
      long before = onShelf(order);
      assertEquals(Inventory.Result.DONE, inventory.restock(order), "the answer");
      assertEquals(before + quantity, onShelf(order), "units on the shelf");
    }
  }

  @Test
  @DisplayName("I3: what is refused is not put back, now or by a repeat")
  @LookAt("Maybe units were put back before the refusal, or it is not remembered.")
  void refusedIsFinal() {
    refuses().required();
    Inventory inventory = inventory();
    RestockOrder order = order(key(), 3);
    long before = onShelf(order);
    refuseNextCall();
    assertEquals(Inventory.Result.REFUSED, inventory.restock(order), "the answer");
    assertEquals(Inventory.Result.REFUSED, inventory.restock(order), "the answer to a repeat");
    assertEquals(before, onShelf(order), "units on the shelf");
  }

  @Test
  @DisplayName("I4: after a failure the same key puts the units back, once in all")
  @LookAt("Maybe the key is stored although the units were not, or the other way round.")
  void failuresAreTriedAgain() {
    fails().required();
    Inventory inventory = inventory();
    RestockOrder order = order(key(), 3);
    long before = onShelf(order);
    failNextCall();
    assertThrows(RuntimeException.class, () -> inventory.restock(order), "the first call");
    assertEquals(Inventory.Result.DONE, inventory.restock(order), "the answer to a repeat");
    assertEquals(before + 3, onShelf(order), "units on the shelf");
  }

  @Test
  @DisplayName("I6: orders of one line under keys of their own are put back each")
  @LookAt("Maybe repeats are recognised by refund and line.")
  void ordersOfOneLineAddUp() {
    Inventory inventory = inventory();
    RestockOrder first = order(key(), 1);
    RestockOrder second = order(key(), 1);
    long before = onShelf(first);
    inventory.restock(first);
    inventory.restock(second);
    assertEquals(before + 2, onShelf(first), "units on the shelf");
  }

  private static String key() {
    return "restock:" + UUID.randomUUID();
  }
}
