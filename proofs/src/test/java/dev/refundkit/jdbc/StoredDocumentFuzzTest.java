package dev.refundkit.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.function.Function;

/**
 * Documents of the JDBC store that something has damaged. It stands in the store's package because
 * only the store reads them.
 */
class StoredDocumentFuzzTest {

  @FuzzTest
  void any_document_is_refused_or_comes_back_equal(byte[] document) {
    String text = new String(document, UTF_8);
    comesBack(text, StoredDocuments::readLedger, StoredDocuments::write);
    comesBack(text, StoredDocuments::readRefund, StoredDocuments::write);
  }

  private static <T> void comesBack(
      String text, Function<String, T> reader, Function<T, String> writer) {
    T read;
    try {
      read = reader.apply(text);
    } catch (DocumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(reader.apply(writer.apply(read))).isEqualTo(read);
  }
}
