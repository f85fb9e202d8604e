package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the calls of merchants:
 *
 * <pre>
 * POST /refunds                        Idempotency-Key; Ask: pays, 200, 202 (pending) or 402 (declined)
 * GET  /refunds/{key}                  how it stands, or 404
 * GET  /refunds?since=&cursor=&limit=  what is paid, oldest first
 * PUT  /behaviour                      Behaviour.Order: how the next calls of POST are answered
 * PUT  /settlements/{key}              {"paid": true}: ends what is pending, or takes back what is paid
 * </pre>
 *
 * <p>What is refused has {@code {"error": {"code", "message"}}}, and nothing was booked for it.
 */
final class Teller {

  /** The body of {@code PUT /settlements}. */
  record Settlement(boolean paid) {}

  private static final int MAX_KEY = 255;
  private static final int MAX_PAGE = 100;

  private final Book book;
  private final Behaviours behaviours;
  private final Settling settling;
  private final Hold hold;

  Teller(Book book, Behaviours behaviours, Settling settling, Hold hold) {
    this.book = book;
    this.behaviours = behaviours;
    this.settling = settling;
    this.hold = hold;
  }

  void answer(Call call) throws IOException {
    switch (call.what()) {
      case "POST /refunds" -> refund(call);
      case "GET /refunds" -> {
        if (call.subject().isPresent()) {
          show(call, call.subject().get());
        } else {
          list(call);
        }
      }
      case "PUT /behaviour" -> behave(call);
      case "PUT /settlements" -> settle(call);
      default -> call.refuse(404, "unknown_call", "there is no " + call.what());
    }
  }

  private void refund(Call call) throws IOException {
    String key = call.header("Idempotency-Key");
    Optional<Ask> ask = call.body(Ask.class);
    if (key == null || key.isBlank() || key.length() > MAX_KEY) {
      call.refuse(400, "bad_key", "Idempotency-Key must have 1 to " + MAX_KEY + " characters");
    } else if (ask.isEmpty() || ask.get().fault() != null) {
      call.refuse(400, "bad_request", "the body is no refund: " + ask.map(Ask::fault).orElse(""));
    } else {
      refund(call, key, ask.get(), behaviours.take(call.merchant()));
    }
  }

  private void refund(Call call, String key, Ask ask, Behaviour behaviour) throws IOException {
    if (behaviour.kind() == Behaviour.Kind.UNAVAILABLE) {
      call.refuse(503, "maintenance", "nothing was booked; try again later");
      return;
    }
    if (behaviour.kind() == Behaviour.Kind.TIME_OUT_BEFORE) {
      hold.drop(call);
      return;
    }
    Optional<Book.Booked> booked =
        book.book(call.merchant(), key, ask, outcome(behaviour.kind()), behaviour.settleAfter());
    if (booked.isEmpty()) {
      call.refuse(409, "key_reused", "the key was used for another refund");
      return;
    }
    Entry entry = booked.get().entry();
    if (booked.get().fresh()) {
      settling.follow(call.merchant(), entry, behaviour.settleAfter());
    }
    switch (behaviour.kind()) {
      case TIME_OUT_AFTER -> hold.drop(call);
      case GARBAGE -> call.answer(200, "<html>It works!</html>".getBytes(UTF_8));
      default -> call.answer(status(entry), EntryForm.of(entry));
    }
  }

  private static Entry.Status outcome(Behaviour.Kind kind) {
    return switch (kind) {
      case DECLINE -> Entry.Status.DECLINED;
      case PENDING -> Entry.Status.PENDING;
      default -> Entry.Status.SUCCEEDED;
    };
  }

  private static int status(Entry entry) {
    return switch (entry.status()) {
      case SUCCEEDED -> 200;
      case PENDING -> 202;
      case DECLINED, REVERSED -> 402;
    };
  }

  private void show(Call call, String key) throws IOException {
    Optional<Entry> entry = book.find(call.merchant(), key);
    if (entry.isPresent()) {
      call.answer(200, EntryForm.of(entry.get()));
    } else {
      call.refuse(404, "unknown_key", "nothing was booked under this key");
    }
  }

  private void list(Call call) throws IOException {
    try {
      Instant since = Instant.parse(call.parameter("since", Instant.EPOCH.toString()));
      long cursor = Long.parseLong(call.parameter("cursor", "0"));
      int limit = Math.min(MAX_PAGE, Integer.parseInt(call.parameter("limit", "20")));
      List<Entry> found = book.paid(call.merchant(), since, cursor, limit + 1);
      call.answer(
          200,
          new EntryForm.Listing(
              found.stream().limit(limit).map(EntryForm::of).toList(), found.size() > limit));
    } catch (DateTimeException | NumberFormatException e) {
      call.refuse(400, "bad_request", "since must be a time, cursor and limit numbers");
    }
  }

  private void behave(Call call) throws IOException {
    try {
      Behaviour.Order order = call.body(Behaviour.Order.class).orElseThrow();
      int times = order.times() == null ? 1 : order.times();
      behaviours.set(call.merchant(), order.behaviour(), times);
      call.answer(200, order);
    } catch (RuntimeException e) {
      call.refuse(400, "bad_request", "next must be one of " + List.of(Behaviour.Kind.values()));
    }
  }

  private void settle(Call call) throws IOException {
    Optional<Settlement> wish = call.body(Settlement.class);
    String key = call.subject().orElse("");
    if (wish.isEmpty()) {
      call.refuse(400, "bad_request", "the body must be " + Map.of("paid", true));
      return;
    }
    if (settling.settle(call.merchant(), key, wish.get().paid()).isEmpty()) {
      call.refuse(404, "unknown_key", "nothing was booked under this key");
      return;
    }
    show(call, key);
  }
}
