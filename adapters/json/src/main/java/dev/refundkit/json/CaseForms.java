package dev.refundkit.json;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.quote.Cap;
import dev.refundkit.request.RefundType;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;

/** The fields of a past case. */
final class CaseForms {

  private static final Map<String, RefundType> TYPES =
      RequestForms.words(RefundType::wire, EnumSet.allOf(RefundType.class));
  private static final Map<String, Cap> CAPS =
      RequestForms.words(Cap::wire, EnumSet.allOf(Cap.class));
  private static final Map<String, Dispute.Stage> STAGES =
      RequestForms.words(CaseForms::word, EnumSet.allOf(Dispute.Stage.class));

  private static final int MAX_LINES = 1000;
  private static final int MAX_PAYMENTS = 100;

  private CaseForms() {}

  static String word(Dispute.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  static CaseDocument past(Fields body) {
    return new CaseDocument(
        body.id("id"),
        body.time("at"),
        body.currency("currency"),
        body.word("type", TYPES).wire(),
        body.text("reason"),
        body.flag("auto_approve"),
        body.flagOrFalse("repeat"),
        body.amountOrNull("named"),
        body.flagOrFalse("above_units"),
        body.words("capped_by", CAPS),
        body.time("placed_at"),
        body.timeOrNull("delivered_at"),
        body.object("customer", CaseForms::customer),
        body.list("lines", MAX_LINES, CaseForms::line),
        body.objectOrNull("shipping", CaseForms::figure),
        body.objectOrNull("order", CaseForms::whole),
        body.objectOrNull("adjustment", CaseForms::beside),
        body.list("payments", MAX_PAYMENTS, CaseForms::payment),
        body.sum("payment_refunds_before"));
  }

  private static CaseDocument.Customer customer(Fields customer) {
    Map<String, Object> more = customer.dataOrNull("more");
    return new CaseDocument.Customer(
        customer.flagOrFalse("named"),
        customer.countOrNull("refunds_90d"),
        customer.amountOrNull("lifetime_value"),
        customer.decimalOrNull("risk_score"),
        more == null ? Map.of() : more);
  }

  private static CaseDocument.Line line(Fields line) {
    return new CaseDocument.Line(
        line.id("id"),
        line.id("product_id"),
        line.textOrNull("sku"),
        line.text("category"),
        new LinkedHashSet<>(line.texts("tags")),
        line.count("sold"),
        line.sum("subtotal"),
        line.flagOrFalse("shipped"),
        line.countOrZero("quantity"),
        line.sum("value"),
        line.sum("tax"));
  }

  private static CaseDocument.Figure figure(Fields figure) {
    return new CaseDocument.Figure(figure.sum("value"), figure.sum("tax"));
  }

  private static CaseDocument.Whole whole(Fields whole) {
    return new CaseDocument.Whole(whole.sum("value"), whole.sum("shipping"), whole.sum("tax"));
  }

  private static CaseDocument.Beside beside(Fields beside) {
    return new CaseDocument.Beside(
        beside.sum("given"), beside.sum("fee_kept"), beside.sum("fee_returned"));
  }

  private static CaseDocument.Payment payment(Fields payment) {
    return new CaseDocument.Payment(
        payment.text("type"),
        payment.sum("captured"),
        payment.sum("reserved"),
        payment.sum("refunded"),
        payment.sum("elsewhere"),
        payment.list("disputes", MAX_PAYMENTS, CaseForms::dispute),
        payment.sum("gives"));
  }

  private static CaseDocument.Dispute dispute(Fields dispute) {
    return new CaseDocument.Dispute(word(dispute.word("stage", STAGES)), dispute.sum("amount"));
  }
}
