package dev.refundkit.samples.shop.api;

import dev.refundkit.json.Document;
import dev.refundkit.spi.RefundSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** How answers are written: as JSON that nobody keeps and nobody takes for anything else. */
final class Answers {

  /** What every answer with a body says of it. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "application/json",
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff");

  private Answers() {}

  static ResponseEntity.BodyBuilder status(int status) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    HEADERS.forEach((name, value) -> answer.header(name, value));
    return answer;
  }

  static ResponseEntity<byte[]> ok(Document document) {
    return status(200).body(document.toBytes());
  }

  /**
   * @param id of the refund that was opened, or is found again under its idempotency key
   */
  static ResponseEntity<byte[]> created(String id, Document document) {
    return status(201).header("Location", "/v1/refunds/" + id).body(document.toBytes());
  }

  /**
   * One page of a list.
   *
   * @param next where the next page starts; null after the last one
   * @param summary of all pages
   */
  static ResponseEntity<byte[]> list(
      List<? extends Document> page, @Nullable String next, RefundSummary summary) {
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("object", "list");
    list.put("data", page.stream().map(Document::toMap).toList());
    list.put("has_more", next != null);
    list.put("next_cursor", next);
    list.put("total_count", summary.count());
    list.put("summary", summary.sums().stream().map(Answers::sum).toList());
    return status(200).body(json(list));
  }

  private static Map<String, Object> sum(RefundSummary.Sum sum) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("currency", sum.currency());
    shown.put("status", sum.status().wire());
    shown.put("count", sum.count());
    shown.put("total", sum.total());
    return shown;
  }

  static byte[] json(Map<String, ?> object) {
    return JsonMapper.shared().writeValueAsBytes(object);
  }
}
