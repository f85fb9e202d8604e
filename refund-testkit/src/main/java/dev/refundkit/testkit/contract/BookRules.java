package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.Page;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The processor's refunds, page by page (P13). */
abstract class BookRules extends ProcessorRules {

  BookRules(PaymentProcessorContract contract) {
    super(contract);
  }

  private final List<String> keys = new ArrayList<>();

  @BeforeEach
  void needsToBeListed() {
    needs(processor.abilities().pagedLookup(), "its refunds cannot be listed");
    for (int i = 0; i < 5; i++) {
      PayoutOrder order = order();
      pays(order);
      keys.add(order.key());
    }
  }

  /** What this test has paid, of all pages. */
  private List<ProcessorEntry> book(Instant since, int limit) {
    List<ProcessorEntry> found = new ArrayList<>();
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(since, cursor, limit);
      assertTrue(page.items().size() <= limit, "a page has " + page.items().size());
      page.items().stream().filter(entry -> keys.contains(entry.key())).forEach(found::add);
      cursor = page.next();
    } while (cursor != null && found.size() <= keys.size());
    return found;
  }

  @Test
  @DisplayName("P13: the book lists each refund once over all pages")
  @LookAt("Maybe the next page begins with the last entry of the one before, or after it.")
  void listsEachOnce() {
    List<String> found = book(Instant.EPOCH, 2).stream().map(ProcessorEntry::key).toList();
    assertEquals(
        keys.stream().sorted().toList(), found.stream().sorted().toList(), "the keys in the book");
  }

  @Test
  @DisplayName("P13: the book lists the oldest first")
  @LookAt("Maybe the processor lists the newest first and pages are not turned round.")
  void listsTheOldestFirst() {
    List<ProcessorEntry> found = book(Instant.EPOCH, 100);
    List<Instant> times = found.stream().map(ProcessorEntry::at).toList();
    assertEquals(times.stream().sorted().toList(), times, "the times, in order");
    assertEquals(keys.size(), found.size(), "entries of this test");
  }

  @Test
  @DisplayName("P13: the book lists nothing from before the time, and everything since")
  @LookAt("Maybe since is not handed on, or compared with > for >=.")
  void listsSince() {
    Instant last = book(Instant.EPOCH, 100).get(4).at();
    long since =
        book(Instant.EPOCH, 100).stream().filter(entry -> !entry.at().isBefore(last)).count();
    assertEquals(since, book(last, 100).size(), "entries since the last one");
    assertEquals(0, book(last.plusSeconds(1), 100).size(), "entries since after the last one");
  }

  @Test
  @DisplayName("P13: the book's amounts are minor units, exactly as they were paid")
  @LookAt("Maybe amounts are listed in whole units of the currency.")
  void listsAmounts() {
    long amount = expressible(contract.currencies().get(0));
    List<ProcessorEntry> found = book(Instant.EPOCH, 100);
    assertEquals(keys.size(), found.size(), "entries of this test");
    for (ProcessorEntry entry : found) {
      assertEquals(amount, entry.amountMinor(), "the amount of " + entry.key());
      assertEquals(contract.currencies().get(0).code(), entry.currency(), "its currency");
    }
  }

  @Test
  @DisplayName("P13: the book does not list what was taken back")
  @LookAt("Maybe failed refunds are listed too, or an earlier listing is kept.")
  void takenBackIsNotListed() {
    contract.settles().required();
    assertEquals(keys.size(), book(Instant.EPOCH, 100).size(), "entries before");
    contract.settle(keys.get(0), false);
    List<String> found = book(Instant.EPOCH, 100).stream().map(ProcessorEntry::key).toList();
    assertFalse(found.contains(keys.get(0)), "what was taken back is in the book");
  }
}
