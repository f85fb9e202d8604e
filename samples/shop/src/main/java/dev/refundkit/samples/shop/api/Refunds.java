package dev.refundkit.samples.shop.api;

import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundSummary;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Refunds of orders: opens, quotes, shows and lists them. */
@RestController
@RequestMapping(path = "/v1/refunds", produces = MediaType.APPLICATION_JSON_VALUE)
final class Refunds {

  private final RefundJson json;

  Refunds(RefundJson json) {
    this.json = json;
  }

  @PostMapping
  ResponseEntity<byte[]> create(Caller caller, IdempotencyKey key, Body body) {
    Refund refund =
        json.readRefundRequest(body.bytes())
            .flatMap(request -> caller.engine().create(request, caller.actor(), key.text()))
            .orElseThrow();
    return Answers.created(refund.id(), Document.of(refund));
  }

  @PostMapping("/quote")
  ResponseEntity<byte[]> quote(Caller caller, Body body) {
    return Answers.ok(
        Document.of(
            json.readRefundRequest(body.bytes())
                .flatMap(request -> caller.engine().quote(request, caller.actor()))
                .orElseThrow()));
  }

  @GetMapping("/{id}")
  ResponseEntity<byte[]> get(Caller caller, @PathVariable String id) {
    return Answers.ok(Document.of(caller.engine().get(id, caller.actor()).orElseThrow()));
  }

  @GetMapping
  ResponseEntity<byte[]> list(Caller caller, HttpServletRequest request) {
    Listing listing = Listing.of(request.getParameterMap());
    Page<Refund> page =
        caller
            .engine()
            .list(listing.query(), listing.cursor(), listing.limit(), caller.actor())
            .orElseThrow();
    RefundSummary summary = caller.engine().summary(listing.query(), caller.actor()).orElseThrow();
    return Answers.list(page.items().stream().map(Document::of).toList(), page.next(), summary);
  }
}
