package dev.refundkit.samples.shop.api;

import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.PaymentRefund;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments: how they stand, and refunds of them. */
@RestController
@RequestMapping(path = "/v1/payments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class Payments {

  private final RefundJson json;

  Payments(RefundJson json) {
    this.json = json;
  }

  @GetMapping
  ResponseEntity<byte[]> get(Caller caller, @PathVariable String id) {
    return Answers.ok(Document.of(caller.engine().payment(id, caller.actor()).orElseThrow()));
  }

  @PostMapping("/refund")
  ResponseEntity<byte[]> refund(
      Caller caller, @PathVariable String id, IdempotencyKey key, Body body) {
    PaymentRefund refund =
        json.readPaymentRefundRequest(id, body.bytes())
            .flatMap(request -> caller.engine().refundPayment(request, caller.actor(), key.text()))
            .orElseThrow();
    return Answers.created(refund.refund().id(), Document.of(refund));
  }
}
