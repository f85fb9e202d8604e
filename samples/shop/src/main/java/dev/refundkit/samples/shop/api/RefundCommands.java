package dev.refundkit.samples.shop.api;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.json.CommandBody;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people ask of a refund that is there; each answers with the refund as it is then. */
@RestController
@RequestMapping(path = "/v1/refunds/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class RefundCommands {

  private final RefundJson json;

  RefundCommands(RefundJson json) {
    this.json = json;
  }

  /** A command that says no more than why. */
  private interface Said {
    Answer<Refund> to(RefundEngine engine, String id, Actor actor, @Nullable String note);
  }

  /** A command about goods. */
  private interface OfGoods {
    Answer<Refund> to(
        RefundEngine engine, String id, List<Arrival> goods, Actor actor, @Nullable String note);
  }

  @PostMapping("/cancel")
  ResponseEntity<byte[]> cancel(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::cancel, caller, id, body);
  }

  @PostMapping("/approve")
  ResponseEntity<byte[]> approve(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::approve, caller, id, body);
  }

  @PostMapping("/reject")
  ResponseEntity<byte[]> reject(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::reject, caller, id, body);
  }

  @PostMapping("/process")
  ResponseEntity<byte[]> process(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::process, caller, id, body);
  }

  @PostMapping("/retry")
  ResponseEntity<byte[]> retry(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::retry, caller, id, body);
  }

  @PostMapping("/close-return")
  ResponseEntity<byte[]> closeReturn(Caller caller, @PathVariable String id, Body body) {
    return said(RefundEngine::closeReturn, caller, id, body);
  }

  @PostMapping("/return")
  ResponseEntity<byte[]> receive(Caller caller, @PathVariable String id, Body body) {
    return ofGoods(RefundEngine::receiveReturn, caller, id, body);
  }

  @PostMapping("/inspect")
  ResponseEntity<byte[]> inspect(Caller caller, @PathVariable String id, Body body) {
    return ofGoods(RefundEngine::inspect, caller, id, body);
  }

  /** A command without a body says nothing beside. */
  private ResponseEntity<byte[]> said(Said command, Caller caller, String id, Body body) {
    Answer<CommandBody> said =
        body.isEmpty() ? Answer.of(CommandBody.EMPTY) : json.readCommand(body.bytes());
    return answer(
        said.flatMap(read -> command.to(caller.engine(), id, caller.actor(), read.note())));
  }

  private ResponseEntity<byte[]> ofGoods(OfGoods command, Caller caller, String id, Body body) {
    return answer(
        json.readGoods(body.bytes())
            .flatMap(
                read ->
                    command.to(caller.engine(), id, read.items(), caller.actor(), read.note())));
  }

  private static ResponseEntity<byte[]> answer(Answer<Refund> answer) {
    return Answers.ok(Document.of(answer.orElseThrow()));
  }
}
