package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The parts of the order that a request covers: lines in order, then shipping. */
final class Covering {

  private final ModelSale sale;
  private final Balances now;
  private final RefundRequest request;

  Covering(ModelSale sale, Balances now, RefundRequest request) {
    this.sale = sale;
    this.now = now;
    this.request = request;
  }

  List<Part> parts() {
    lines();
    return switch (request.type()) {
      case FULL -> everything();
      case PARTIAL, ITEM_RETURN -> items();
      case SHIPPING -> List.of(shipping());
      case TAX_ONLY -> taxes();
      case PAYMENT -> throw new Refused(RefusalCode.INVALID_REQUEST);
    };
  }

  /** Each named line is there and has the units. */
  private void lines() {
    for (RequestedItem item : request.items()) {
      if (sale.sale().line(item.lineItemId()).isEmpty()) {
        throw new Refused(RefusalCode.LINE_ITEM_NOT_FOUND);
      }
      if (item.quantity() > now.freeUnits(item.lineItemId()).size()) {
        throw new Refused(RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE);
      }
    }
  }

  /** M13: all units that are left. */
  private List<Part> everything() {
    List<Part> parts = new ArrayList<>();
    for (var line : sale.sale().lines()) {
      parts.add(new Part(line.id(), sale.slotsOfLine(line.id()), now.freeUnits(line.id())));
    }
    parts.add(shipping());
    return parts;
  }

  private List<Part> items() {
    List<Part> parts = new ArrayList<>();
    for (RequestedItem item : request.items()) {
      SortedSet<Integer> units = new TreeSet<>();
      for (int unit : now.freeUnits(item.lineItemId())) {
        if (units.size() < item.quantity()) {
          units.add(unit);
        }
      }
      parts.add(new Part(item.lineItemId(), sale.slotsOfLine(item.lineItemId()), units));
    }
    Long shipping = request.amounts().shipping();
    if (shipping != null && shipping > 0) {
      parts.add(shipping());
    }
    return parts;
  }

  /** M12: the taxes of the named lines, or else of all lines and the shipping. */
  private List<Part> taxes() {
    List<String> lines = new ArrayList<>();
    request.items().forEach(item -> lines.add(item.lineItemId()));
    if (lines.isEmpty()) {
      sale.sale().lines().forEach(line -> lines.add(line.id()));
    }
    List<Part> parts = new ArrayList<>();
    for (String line : lines) {
      parts.add(new Part(line, onlyTaxes(sale.slotsOfLine(line)), new TreeSet<>()));
    }
    if (request.items().isEmpty()) {
      parts.add(new Part(null, onlyTaxes(sale.slotsOfShipping()), new TreeSet<>()));
    }
    return parts;
  }

  private static List<Slot> onlyTaxes(List<Slot> slots) {
    return slots.stream().filter(Slot::isTax).toList();
  }

  private Part shipping() {
    return new Part(null, sale.slotsOfShipping(), new TreeSet<>());
  }
}
