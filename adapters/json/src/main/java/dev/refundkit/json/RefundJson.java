package dev.refundkit.json;

import dev.refundkit.policy.PastCase;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RefundRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the bodies of both calls and of commands, and the documents that they are answered with.
 * Immutable and safe for use by several threads; a host needs one.
 *
 * <p>Nothing is guessed: a body must be one JSON object in UTF-8; an unknown or doubled field, a
 * value of another type ({@code "1"} or {@code 1.0} for 1), an amount finer than its minor unit or
 * larger than a {@code long}, a text that is no well-formed Unicode, and a missing required field
 * are refused as {@code invalid_request}. A refusal names all such fields by their place on the
 * wire ({@code items[0].quantity}); JSON that cannot be read to its end names the place where
 * reading stopped. A field that is {@code null} counts as absent.
 *
 * <p>Whether the values make sense (signs, lengths, fields that exclude each other) is checked by
 * whoever takes the request, for Java callers too.
 *
 * <p>Bounds beside the size: 12 levels, 16384 characters in a text, 255 in a name, 1000 in a
 * number, and 64 digits in a number of {@code metadata}.
 */
public final class RefundJson {

  /** The default bound of a request's body: 64 KiB. */
  public static final int DEFAULT_MAX_REQUEST_BYTES = 64 * 1024;

  /** The bound of a document that is read back: 4 MiB. */
  public static final int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

  private static final BodyReader DOCUMENTS = new BodyReader(MAX_DOCUMENT_BYTES);

  private final BodyReader requests;

  /** With {@link #DEFAULT_MAX_REQUEST_BYTES}. */
  public RefundJson() {
    this(DEFAULT_MAX_REQUEST_BYTES);
  }

  /**
   * @param maxRequestBytes the largest body of a request, in bytes of UTF-8, 1 to {@link
   *     #MAX_DOCUMENT_BYTES}; room for 1000 items takes about 128 KiB
   * @throws IllegalArgumentException if it is out of range
   */
  public RefundJson(int maxRequestBytes) {
    if (maxRequestBytes < 1 || maxRequestBytes > MAX_DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "maxRequestBytes must be 1 to " + MAX_DOCUMENT_BYTES + ", was " + maxRequestBytes);
    }
    requests = new BodyReader(maxRequestBytes);
  }

  /** The body of {@code POST /v1/refunds}. */
  public Answer<RefundRequest> readRefundRequest(byte[] body) {
    return requests.read(body, RequestForms::refund);
  }

  /** The body of {@code POST /v1/refunds}. */
  public Answer<RefundRequest> readRefundRequest(String body) {
    return requests.read(body, RequestForms::refund);
  }

  /**
   * The body of {@code POST /v1/refunds}. Of a body that is too large no more than the bound and
   * one byte is read. The stream is not closed.
   *
   * @throws IOException if the stream fails
   */
  public Answer<RefundRequest> readRefundRequest(InputStream body) throws IOException {
    return requests.read(body, RequestForms::refund);
  }

  /** The body of {@code POST /v1/refunds}, already parsed: maps, lists and scalars. */
  public Answer<RefundRequest> readRefundRequest(Map<String, ?> body) {
    return requests.read(body, RequestForms::refund);
  }

  /**
   * The body of {@code POST /v1/payments/{id}/refund}.
   *
   * @param paymentId as it stands in the path; it is not checked here
   */
  public Answer<PaymentRefundRequest> readPaymentRefundRequest(String paymentId, byte[] body) {
    return requests.read(body, RequestForms.payment(paymentId));
  }

  /** As {@link #readPaymentRefundRequest(String, byte[])}. */
  public Answer<PaymentRefundRequest> readPaymentRefundRequest(String paymentId, String body) {
    return requests.read(body, RequestForms.payment(paymentId));
  }

  /**
   * As {@link #readPaymentRefundRequest(String, byte[])}. Of a body that is too large no more than
   * the bound and one byte is read. The stream is not closed.
   *
   * @throws IOException if the stream fails
   */
  public Answer<PaymentRefundRequest> readPaymentRefundRequest(String paymentId, InputStream body)
      throws IOException {
    return requests.read(body, RequestForms.payment(paymentId));
  }

  /** As {@link #readPaymentRefundRequest(String, byte[])}, already parsed. */
  public Answer<PaymentRefundRequest> readPaymentRefundRequest(
      String paymentId, Map<String, ?> body) {
    return requests.read(body, RequestForms.payment(paymentId));
  }

  /**
   * The body of a processor's notice: {@code id} and {@code refund_id}, and if it likes {@code
   * payment_id}, {@code type}, {@code status} and {@code created_at}. Processors whose notices look
   * otherwise are read by the host. Check the signature of the same bytes first.
   */
  public Answer<ProcessorNotice> readNotice(byte[] body) {
    return requests.read(body, RequestForms::notice);
  }

  /** The body of a command: {@code note}, if it likes. */
  public Answer<CommandBody> readCommand(byte[] body) {
    return requests.read(body, RequestForms::command);
  }

  /**
   * The body of goods that arrived or were inspected: {@code items}, at most 1000, each with {@code
   * line_item_id}, {@code quantity} and {@code condition}; and if it likes {@code note}.
   */
  public Answer<GoodsBody> readGoods(byte[] body) {
    return requests.read(body, RequestForms::goods);
  }

  /** The document of an order's refund, as {@link Document} writes it. */
  public Answer<RefundDocument> readRefund(byte[] document) {
    return DOCUMENTS.read(document, DocumentForms::refund);
  }

  /** As {@link #readRefund(byte[])}. */
  public Answer<RefundDocument> readRefund(String document) {
    return DOCUMENTS.read(document, DocumentForms::refund);
  }

  /** The document of a payment's refund, as {@link Document} writes it. */
  public Answer<PaymentRefundDocument> readPaymentRefund(byte[] document) {
    return DOCUMENTS.read(document, DocumentForms::paymentRefund);
  }

  /** As {@link #readPaymentRefund(byte[])}. */
  public Answer<PaymentRefundDocument> readPaymentRefund(String document) {
    return DOCUMENTS.read(document, DocumentForms::paymentRefund);
  }

  /** A line of a history, as {@link Document} writes it: a case to be decided again. */
  public Answer<PastCase> readCase(byte[] line) {
    return DOCUMENTS.read(line, CaseForms::past).flatMap(RefundJson::rebuilt);
  }

  private static Answer<PastCase> rebuilt(CaseDocument told) {
    try {
      return Answer.of(RebuiltCase.of(told));
    } catch (IllegalArgumentException e) {
      return Answer.refused(Refusal.invalid("case", String.valueOf(e.getMessage())));
    }
  }
}
