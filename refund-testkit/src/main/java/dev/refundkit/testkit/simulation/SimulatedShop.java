package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.RestockOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shelf, the mail and the labels as they truly stand. */
final class SimulatedShop {

  private final SimulatedWorld world;
  private final Map<String, RestockOrder> shelf = new LinkedHashMap<>();
  private final Map<String, RestockOrder> refused = new LinkedHashMap<>();
  private final Map<String, String> mail = new LinkedHashMap<>();
  private final Map<String, Integer> parcels = new HashMap<>();
  private final Map<String, LabelOrder> labels = new LinkedHashMap<>();

  SimulatedShop(SimulatedWorld world) {
    this.world = world;
  }

  Inventory.Result restock(RestockOrder order, boolean refuse) {
    world.store.touch(order.orderId());
    RestockOrder before = shelf.getOrDefault(order.key(), refused.get(order.key()));
    if (before != null) {
      Invariant.KEYS_ARE_STABLE.demand(
          before.equals(order), () -> before + " came again as " + order);
      world.sightings.saw(Situation.RESTOCK_ORDERED_TWICE_DONE_ONCE);
    }
    if (refused.containsKey(order.key()) || (refuse && before == null)) {
      refused.put(order.key(), order);
      world.sightings.saw(Situation.RESTOCK_REFUSED);
      return Inventory.Result.REFUSED;
    }
    shelf.put(order.key(), order);
    world.sightings.saw(Situation.RESTOCKED);
    return Inventory.Result.DONE;
  }

  /** Somebody says that units of a refund have come; perhaps the engine does not hear of it. */
  void parcel(String refundId, String lineId, int units) {
    parcels.merge(refundId + " " + lineId, units, Integer::sum);
  }

  /** How many units of a refund came at most. */
  int came(String refundId, String lineId) {
    return parcels.getOrDefault(refundId + " " + lineId, 0);
  }

  void tell(Notice notice) {
    String about = notice.refund().id() + " " + notice.kind();
    String before = mail.putIfAbsent(notice.key(), about);
    Invariant.KEYS_ARE_STABLE.demand(
        before == null || before.equals(about), () -> before + " came again as " + about);
    world.store.touch(notice.refund().facts().saleId());
  }

  String label(LabelOrder order) {
    LabelOrder before = labels.putIfAbsent(order.key(), order);
    Invariant.KEYS_ARE_STABLE.demand(
        before == null || before.refundId().equals(order.refundId()),
        () -> before + " came again as " + order);
    world.store.touch(order.orderId());
    return "label of " + order.refundId();
  }

  Collection<RestockOrder> shelf() {
    return shelf.values();
  }

  /** How often a customer was told this of a refund, repeats aside. */
  long told(String refundId, String kind) {
    String about = refundId + " " + kind;
    return mail.values().stream().filter(about::equals).count();
  }

  long labels(String refundId) {
    return labels.values().stream().filter(l -> l.refundId().equals(refundId)).count();
  }
}
