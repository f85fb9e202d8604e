package dev.refundkit.policy;

import dev.refundkit.quote.Quote;
import dev.refundkit.sale.Sale;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What would happen to a request now: the quote after the policy's fee, what the policy says of it,
 * and where the goods of each line would go if they came back sellable (or where they would stay,
 * if they never left). Nothing of it is stored.
 *
 * @param restock by line id, in the order of the quote
 */
public record Proposal(
    Sale sale, Quote quote, Decision decision, Map<String, Disposition> restock) {

  public Proposal {
    restock = Collections.unmodifiableMap(new LinkedHashMap<>(restock));
  }
}
