package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDocumentsTest {

  @Property(tries = 100)
  @Domain(RefundDomain.class)
  void every_ledger_and_refund_of_a_story_comes_back_equal(@ForAll Story story) {
    RefundStore store = new InMemoryRefundStore();
    Storyteller teller = new Storyteller(new ScriptedHost(store, story.tenders()), story);
    teller.tell(
        told -> {
          store.list(RefundQuery.ALL, null, 100).items().forEach(StoredDocumentsTest::comesBack);
          store.ledger(story.sale().id()).ifPresent(StoredDocumentsTest::comesBack);
        });
  }

  private static void comesBack(Refund refund) {
    String document = StoredDocuments.write(refund);
    Refund back = StoredDocuments.readRefund(document);
    assertThat(back).isEqualTo(refund);
    assertThat(StoredDocuments.write(back)).isEqualTo(document);
  }

  private static void comesBack(Ledger ledger) {
    String document = StoredDocuments.write(ledger);
    Ledger back = StoredDocuments.readLedger(document);
    assertThat(back).isEqualTo(ledger);
    assertThat(StoredDocuments.write(back)).isEqualTo(document);
  }

  @Test
  void a_refund_of_format_1_stays_readable_and_is_written_as_it_was() {
    String golden = resource("format1/refund.json");
    Refund refund = StoredDocuments.readRefund(golden);
    assertThat(refund.id()).isEqualTo("refund_1");
    assertThat(refund.facts().metadata()).containsEntry("ratio", new BigDecimal("1.50"));
    assertThat(StoredDocuments.write(refund)).isEqualTo(golden);
  }

  @Test
  void a_ledger_of_format_1_stays_readable_and_is_written_as_it_was() {
    String golden = resource("format1/ledger.json");
    Ledger ledger = StoredDocuments.readLedger(golden);
    assertThat(ledger.excess()).isPositive();
    assertThat(StoredDocuments.write(ledger)).isEqualTo(golden);
  }

  @Test
  void free_data_comes_back_with_the_types_of_its_numbers_and_in_order() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z", 1L);
    data.put("int", 1);
    data.put("short", (short) 1);
    data.put("byte", (byte) 1);
    data.put("big", BigInteger.TEN.pow(30));
    data.put("scaled", new BigDecimal("1.500"));
    data.put("whole", new BigDecimal("12"));
    data.put("huge", new BigDecimal("1E+900000000"));
    data.put("double", -0.0);
    data.put("float", 1.1f);
    data.put("edge", Long.MIN_VALUE);
    data.put("none", null);
    data.put("list", Arrays.asList(true, null, List.of("a", 2)));
    data.put("like a tag", Map.of("$int", "5"));
    data.put("like a wrapping", Map.of("$map", Map.of("$map", 1L)));
    data.put("odd text", "\u0000 \ud800 \u20ac \"");
    Map<String, Object> back =
        StoredDocuments.readRefund(StoredDocuments.write(with(data))).facts().metadata();
    assertThat(back).isEqualTo(data);
    assertThat(back.keySet()).containsExactlyElementsOf(data.keySet());
    assertThatThrownBy(back::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Refund with(Map<String, Object> metadata) {
    Refund r = Samples.refund();
    RefundFacts f = r.facts();
    RefundFacts facts =
        new RefundFacts(
            f.id(),
            f.saleId(),
            f.customerId(),
            f.type(),
            f.reason(),
            f.reasonDetails(),
            f.currency(),
            f.method(),
            f.methodLast4(),
            f.methodBrand(),
            f.processing(),
            f.notes(),
            metadata,
            f.requestedBy(),
            f.decision(),
            f.cappedBy(),
            f.namedTotal(),
            f.requested(),
            f.asked(),
            f.createdAt(),
            f.estimatedCompletion());
    return new Refund(
        facts,
        r.status(),
        r.approval(),
        r.items(),
        r.accepted(),
        r.held(),
        r.payouts(),
        r.returns(),
        r.dispositions(),
        r.timeline(),
        r.journal(),
        r.updatedAt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"saleId\":\"order_1\"   | \"saleId\":\"order_1\",\"more\":1 | more",
        "\"saleId\":\"order_1\",  |                               | saleId",
        "\"saleId\":\"order_1\"   | \"saleId\":null               | saleId",
        "\"saleId\":\"order_1\"   | \"saleId\":5                  | saleId",
        "\"digits\":2           | \"digits\":\"2\"              | digits",
        "\"digits\":2           | \"digits\":2.0              | digits",
        "\"digits\":2           | \"digits\":null             | digits",
        "\"stage\":\"LOST\"       | \"stage\":\"lost\"            | stage",
        "\"stage\":\"LOST\"       | \"stage\":3                 | stage",
        "\"saleId\":\"order_1\"   | \"saleId\":\"a\",\"saleId\":\"b\" | saleId",
      })
  void what_the_library_does_not_write_is_refused_by_its_place(
      String written, String other, String place) {
    String document = resource("format1/ledger.json");
    assertThat(document).contains(written);
    String changed = document.replace(written, Objects.requireNonNullElse(other, ""));
    assertThatThrownBy(() -> StoredDocuments.readLedger(changed))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("Maybe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"format\":2}",
        "{\"format\":\"1\"}",
        "{\"format\":1}"
      })
  void another_format_is_refused(String document) {
    assertThatThrownBy(() -> StoredDocuments.readRefund(document))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("Maybe");
  }

  @Test
  void what_follows_a_document_is_refused() {
    String document = StoredDocuments.write(Samples.refund());
    assertThatThrownBy(() -> StoredDocuments.readRefund(document + "{}"))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void a_document_that_is_nested_too_deep_is_refused() {
    String deep = "{\"format\":1,\"refund\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> StoredDocuments.readRefund(deep))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void a_document_that_is_too_large_is_not_written() {
    Refund large = with(Map.of("text", "x".repeat(DocumentMapper.MAX_CHARS)));
    assertThatThrownBy(() -> StoredDocuments.write(large))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void whatever_is_written_can_be_read() {
    int most = DocumentMapper.MAX_CHARS;
    int around = StoredDocuments.write(with(Map.of("text", ""))).length();
    Refund largest = with(Map.of("text", "x".repeat(most - around)));
    Refund longName = with(Map.of("n".repeat(most - around), ""));
    for (Refund refund : List.of(largest, longName)) {
      assertThat(StoredDocuments.readRefund(StoredDocuments.write(refund)).facts().metadata())
          .isEqualTo(refund.facts().metadata());
    }
  }

  private static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(StoredDocumentsTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
