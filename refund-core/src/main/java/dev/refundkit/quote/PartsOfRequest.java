package dev.refundkit.quote;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines, the units and the shipping that a request covers. */
final class PartsOfRequest {

  private final Sale sale;
  private final Remaining remaining;

  PartsOfRequest(Sale sale, Remaining remaining) {
    this.sale = sale;
    this.remaining = remaining;
  }

  Answer<List<Part>> of(RefundRequest request) {
    List<Part> named = new ArrayList<>();
    for (int i = 0; i < request.items().size(); i++) {
      RequestedItem item = request.items().get(i);
      if (!remaining.hasLine(item.lineItemId())) {
        return refused(
            RefusalCode.LINE_ITEM_NOT_FOUND,
            "items[" + i + "].line_item_id",
            "order " + sale.id() + " has no line " + Redaction.mask(item.lineItemId()));
      }
      int line = remaining.indexOf(item.lineItemId());
      int most = remaining.units(line);
      if (item.quantity() > most) {
        return refused(
            RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE,
            "items[" + i + "].quantity",
            "line "
                + item.lineItemId()
                + ": quantity is "
                + item.quantity()
                + ", the most that would pass is "
                + most);
      }
      named.add(line(line, item.quantity(), request.type()));
    }
    return Answer.of(parts(request, named));
  }

  private List<Part> parts(RefundRequest request, List<Part> named) {
    return switch (request.type()) {
      case FULL -> everything(RefundType.FULL);
      case SHIPPING -> List.of(shipping(RefundType.SHIPPING));
      case TAX_ONLY -> named.isEmpty() ? everything(RefundType.TAX_ONLY) : named;
      case PARTIAL, ITEM_RETURN, PAYMENT -> {
        List<Part> parts = new ArrayList<>(named);
        Long shipping = request.amounts().shipping();
        if (shipping != null && shipping > 0) {
          parts.add(shipping(request.type()));
        }
        yield parts;
      }
    };
  }

  private List<Part> everything(RefundType type) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sale.lines().size(); i++) {
      parts.add(line(i, type == RefundType.FULL ? remaining.units(i) : 0, type));
    }
    parts.add(shipping(type));
    return parts;
  }

  private Part line(int index, int quantity, RefundType type) {
    Units units = remaining.firstUnits(index, quantity);
    if (type == RefundType.TAX_ONLY) {
      Worth taxes = remaining.line(index).withValue(0);
      return new Part(index, units, taxes, taxes, true);
    }
    Worth left = remaining.line(index);
    boolean whole = quantity == 0 || type == RefundType.FULL;
    Worth asked = whole ? left : remaining.unitsWorth(index, units).atMost(left);
    return new Part(index, units, left, asked, quantity > 0 || type == RefundType.FULL);
  }

  private Part shipping(RefundType type) {
    Worth left = remaining.shipping();
    Worth most = type == RefundType.TAX_ONLY ? left.withValue(0) : left;
    return new Part(Part.SHIPPING, Units.NONE, most, most, true);
  }

  private static Answer<List<Part>> refused(RefusalCode code, String param, String message) {
    return Answer.refused(Refusal.of(code, param, message));
  }
}
