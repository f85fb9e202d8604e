package dev.refundkit.proofs.privacy;

import dev.refundkit.json.Document;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All that came out of the library, each with the place where it was found. */
final class Evidence {

  /** A text and where it was found. */
  private record Item(String place, String text) {}

  private final List<Item> items = new ArrayList<>();

  void add(String place, Object said) {
    items.add(new Item(place, String.valueOf(said)));
  }

  /** What a call answers, as an object and as its document, or what it throws with all causes. */
  <T> void call(String place, Supplier<Answer<T>> call) {
    try {
      answered(place, call.get());
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        add(place + " throws", cause);
      }
    }
  }

  private void answered(String place, Answer<?> answer) {
    add(place, answer);
    if (answer instanceof Answer.Refused<?> refused) {
      add(place + " as JSON", Document.of(refused.refusal()).toJson());
      return;
    }
    Object said = answer.orElseThrow();
    if (said instanceof Refund refund) {
      add(place + " as JSON", Document.of(refund).toJson());
    } else if (said instanceof PaymentRefund refund) {
      add(place + " as JSON", Document.of(refund).toJson());
    }
  }

  int size() {
    return items.size();
  }

  /** Everything that should not be there, with its place. */
  List<String> findings() {
    return items.stream()
        .flatMap(
            item ->
                Detector.in(item.text()).stream()
                    .map(found -> item.place() + ": " + found.kind() + " " + found.value()))
        .distinct()
        .toList();
  }
}
