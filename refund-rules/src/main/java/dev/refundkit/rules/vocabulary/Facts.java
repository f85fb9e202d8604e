package dev.refundkit.rules.vocabulary;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a case into the flat facts that rules look at. */
public final class Facts {

  private Facts() {}

  /** The refund first, then its lines in the order of the quote. */
  public static List<Object> of(RefundCase asked, Settings settings) {
    List<LineShare> shares = asked.quote().allocation().lines();
    Map<String, Integer> positions = shares.isEmpty() ? Map.of() : positions(asked.sale());
    int shipped = 0;
    for (LineShare share : shares) {
      boolean left = asked.sale().lines().get(position(positions, share)).shipped();
      shipped += left && share.units().count() > 0 ? 1 : 0;
    }
    Refund refund = new Refund(asked, settings, shipped);
    List<Object> facts = new ArrayList<>(shares.size() + 1);
    facts.add(refund);
    for (LineShare share : shares) {
      facts.add(new Line(refund, asked.sale(), position(positions, share), share, settings));
    }
    return facts;
  }

  /** The goods alone. */
  public static List<Object> of(ReturnCase asked, Settings settings) {
    return List.of(new Goods(asked, settings));
  }

  private static Map<String, Integer> positions(Sale sale) {
    Map<String, Integer> positions = new HashMap<>();
    List<SaleLine> lines = sale.lines();
    for (int i = 0; i < lines.size(); i++) {
      positions.put(lines.get(i).id(), i);
    }
    return positions;
  }

  private static int position(Map<String, Integer> positions, LineShare share) {
    Integer position = positions.get(share.lineId());
    if (position == null) {
      throw new IllegalArgumentException(
          "the quote names line " + share.lineId() + ", which the sale does not have");
    }
    return position;
  }
}
