package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioReport;
import dev.refundkit.testkit.run.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine on each database, as it works in memory. */
class EngineOnJdbcTest {

  @ParameterizedTest
  @EnumSource
  void a_refund_is_created_paid_and_put_back(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    ScriptedProcessor processor =
        new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), new TestClock(Samples.NOW));
    RecordingInventory inventory = new RecordingInventory();
    RefundEngine engine = Samples.engine(store, processor, inventory);
    RefundRequest request =
        RefundRequest.of(Samples.SALE.id(), RefundType.PARTIAL, "changed_mind")
            .withItems(new RequestedItem("shoes", 2, true));

    Refund refund = Samples.accepted(engine.create(request, Samples.CUSTOMER, "key"));
    assertThat(Samples.accepted(engine.create(request, Samples.CUSTOMER, "key"))).isEqualTo(refund);
    List<Arrival> goods = List.of(new Arrival("shoes", 2, Condition.SELLABLE));
    Samples.accepted(engine.receiveReturn(refund.id(), goods, Actor.SYSTEM, null));
    engine.effects("worker").runDue();

    Refund paid = store.refund(refund.id()).orElseThrow();
    assertThat(paid.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(processor.total()).isEqualTo(11_000);
    assertThat(store.ledger(Samples.SALE.id()).orElseThrow().refunded()).isEqualTo(11_000);
    assertThat(store.refundOfPayout(paid.payouts().get(0).key())).contains(paid);
    assertThat(store.answered("key").orElseThrow().refund()).isEqualTo(refund);
    assertThat(inventory.restocked()).containsEntry("shoes", 2);
    assertThat(Auditor.of(database.shared(), store.tenant()).check()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void scenarios_pass(TestDatabase database) throws Exception {
    Path folder = Path.of(EngineOnJdbcTest.class.getResource("scenarios").toURI());
    ScenarioReport report =
        new ScenarioRunner(PolicySource.none(), database::freshStore).runAll(List.of(folder));
    assertThat(report.failed()).as(report.text()).isZero();
    assertThat(report.passed()).isEqualTo(3);
  }
}
