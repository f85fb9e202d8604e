package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables take no row that cannot be right. */
class ConstraintsTest {

  private static final List<String> WRONG =
      List.of(
          "update refundkit_refund set total = total + 1",
          "update refundkit_refund set status = 'DONE'",
          "update refundkit_refund set type = 'OTHER'",
          "update refundkit_refund set need = 'only what'",
          "update refundkit_refund set currency_digits = 5",
          "update refundkit_ledger set version = 0",
          "update refundkit_ledger set captured = -1",
          "update refundkit_payment set excess = 1",
          "update refundkit_payment set reserved = -1",
          "update refundkit_payment set elsewhere = captured + 1",
          "update refundkit_payout set amount = -1",
          "update refundkit_payout set state = 'PAID'",
          "insert into refundkit_payout select tenant, 'other', refund_id, sale_id, payment_id,"
              + " amount, state, payout_key, replaced, sent_at, ended_at, transaction_id"
              + " from refundkit_payout",
          "insert into refundkit_timeline select * from refundkit_timeline",
          "update refundkit_timeline set number = 0",
          "update refundkit_effect set kind = 'OTHER'",
          "update refundkit_effect set ready_at = 'soon'",
          "update refundkit_effect set held_until = due_at",
          "update refundkit_effect set quantity = -1");

  @TestFactory
  Stream<DynamicTest> a_row_that_cannot_be_right_is_not_taken() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database -> {
              DataSource source = database.fresh();
              Samples.create(
                  Samples.engine(JdbcRefundStore.open(source, "default")), Samples.SALE.id());
              return WRONG.stream()
                  .map(
                      wrong ->
                          DynamicTest.dynamicTest(
                              database + ": " + wrong,
                              () ->
                                  assertThatThrownBy(() -> TestDatabase.execute(source, wrong))
                                      .cause()
                                      .isInstanceOfSatisfying(
                                          SQLException.class, ConstraintsTest::isViolation)));
            });
  }

  private static void isViolation(SQLException e) {
    org.assertj.core.api.Assertions.assertThat(e.getSQLState()).startsWith("23");
  }
}
