package dev.refundkit.jdbc;

import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A processor whose book says what it is told, one entry a page. */
final class EntryList implements PaymentProcessor {

  private final List<ProcessorEntry> entries = new ArrayList<>();

  void add(ProcessorEntry entry) {
    entries.add(entry);
  }

  @Override
  public ProcessorAbilities abilities() {
    return ProcessorAbilities.all();
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    int at = cursor == null ? 0 : Integer.parseInt(cursor);
    String next = at + 1 < entries.size() ? String.valueOf(at + 1) : null;
    return new Page<>(entries.subList(at, at + 1), next);
  }
}
