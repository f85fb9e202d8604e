package dev.refundkit.samples.shop.api;

import dev.refundkit.json.CommandBody;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
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

  @PostMapping("/cancel")
  ResponseEntity<byte[]> cancel(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().cancel(id, caller.actor(), note.note())));
  }

  @PostMapping("/approve")
  ResponseEntity<byte[]> approve(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().approve(id, caller.actor(), note.note())));
  }

  @PostMapping("/reject")
  ResponseEntity<byte[]> reject(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().reject(id, caller.actor(), note.note())));
  }

  @PostMapping("/process")
  ResponseEntity<byte[]> process(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().process(id, caller.actor(), note.note())));
  }

  @PostMapping("/retry")
  ResponseEntity<byte[]> retry(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().retry(id, caller.actor(), note.note())));
  }

  @PostMapping("/close-return")
  ResponseEntity<byte[]> closeReturn(Caller caller, @PathVariable String id, Body body) {
    return answer(
        note(body).flatMap(note -> caller.engine().closeReturn(id, caller.actor(), note.note())));
  }

  @PostMapping("/return")
  ResponseEntity<byte[]> receive(Caller caller, @PathVariable String id, Body body) {
    return answer(
        json.readGoods(body.bytes())
            .flatMap(
                goods ->
                    caller
                        .engine()
                        .receiveReturn(id, goods.items(), caller.actor(), goods.note())));
  }

  @PostMapping("/inspect")
  ResponseEntity<byte[]> inspect(Caller caller, @PathVariable String id, Body body) {
    return answer(
        json.readGoods(body.bytes())
            .flatMap(
                goods -> caller.engine().inspect(id, goods.items(), caller.actor(), goods.note())));
  }

  /** A command without a body says nothing beside. */
  private Answer<CommandBody> note(Body body) {
    return body.isEmpty() ? Answer.of(CommandBody.EMPTY) : json.readCommand(body.bytes());
  }

  private static ResponseEntity<byte[]> answer(Answer<Refund> answer) {
    return Answers.ok(Document.of(answer.orElseThrow()));
  }
}
