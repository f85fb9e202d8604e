package dev.refundkit.refund;

import dev.refundkit.sale.Units;

/**
 * One line of a refund and what became of its goods. All counts are units and facts that no
 * cancellation undoes (L5).
 *
 * @param units the units that the refund takes of the line
 * @param shipped whether the goods had left the shop when the refund was asked for
 * @param restock whether the request permits to put them back
 * @param expected units that must come back from the customer
 * @param came the units that came back, or never left and were put back
 * @param inspecting units that somebody is looking at
 * @param ordered units whose restocking was ordered
 * @param restocked units that the inventory has taken back
 * @param failed whether the inventory refused them for good
 */
public record RefundItem(
    String lineId,
    String productId,
    String productName,
    Units units,
    boolean shipped,
    boolean restock,
    int expected,
    Units came,
    int inspecting,
    int ordered,
    int restocked,
    boolean failed) {

  public int quantity() {
    return units.count();
  }

  public int arrived() {
    return came.count();
  }

  /** Units that may still arrive. */
  public int missing() {
    return quantity() - arrived();
  }

  RestockStatus restockStatus(boolean returnClosed) {
    if (failed) {
      return RestockStatus.FAILED;
    }
    if (inspecting > 0) {
      return RestockStatus.INSPECTING;
    }
    if (ordered > restocked || (restock && missing() > 0 && !returnClosed)) {
      return RestockStatus.PENDING;
    }
    return restocked > 0 ? RestockStatus.RESTOCKED : RestockStatus.NOT_RESTOCKING;
  }

  RefundItem arrive(Units more) {
    return copy(units, came.plus(more), inspecting, ordered, restocked, failed);
  }

  RefundItem inspect(int more) {
    return copy(units, came, inspecting + more, ordered, restocked, failed);
  }

  RefundItem order(int count) {
    return copy(units, came, inspecting, ordered + count, restocked, failed);
  }

  RefundItem restocked(int count) {
    return copy(units, came, inspecting, ordered, restocked + count, failed);
  }

  RefundItem restockFailed() {
    return copy(units, came, inspecting, ordered, restocked, true);
  }

  /** The same with fewer units; what was expected of the others is not expected any longer. */
  RefundItem keeping(Units kept) {
    return copy(kept, came, inspecting, ordered, restocked, failed);
  }

  private RefundItem copy(
      Units kept, Units back, int looking, int toShelf, int onShelf, boolean refused) {
    int due = Math.min(expected, kept.count());
    return new RefundItem(
        lineId,
        productId,
        productName,
        kept,
        shipped,
        restock,
        due,
        back,
        looking,
        toShelf,
        onShelf,
        refused);
  }
}
