package dev.refundkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.ports.RecordingInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each test of a contract is worth having: there is an adapter with one flaw that it finds, and it
 * says which rule was broken and where to look.
 */
class ContractsFindFlawsTest {

  /** A contract on an adapter that has all abilities, and the flaws that it may have. */
  record Proof(Class<?> contract, List<? extends Flaw<?>> flaws) {
    @Override
    public String toString() {
      return contract.getSimpleName();
    }
  }

  record Case(Proof proof, Flaw<?> flaw) {
    @Override
    public String toString() {
      return proof + ": " + flaw;
    }
  }

  static List<Proof> proofs() {
    return List.of(
        new Proof(FlawedStore.class, StoreFlaws.all()),
        new Proof(FlawedProcessor.class, FlawedProcessor.flaws()),
        new Proof(FlawedInventory.class, FlawedInventory.flaws()),
        new Proof(FlawedNotifier.class, FlawedNotifier.flaws()),
        new Proof(FlawedReturnLabels.class, FlawedReturnLabels.flaws()),
        new Proof(FlawedHistory.class, FlawedHistory.flaws()),
        new Proof(FlawedSales.class, FlawedSales.flaws()));
  }

  static Stream<Case> cases() {
    return proofs().stream().flatMap(p -> p.flaws().stream().map(flaw -> new Case(p, flaw)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_flaw_is_found_by_the_rule_that_it_breaks(Case found) {
    Map<String, ContractRun.Failure> failed =
        ContractRun.of(found.proof.contract, found.flaw.name()).failed();
    assertThat(failed.keySet()).containsAll(found.flaw.finds());
    assertThat(failed.values())
        .allSatisfy(
            failure ->
                assertThat(failure.message())
                    .startsWith(failure.displayName())
                    .matches("(?s)[A-Z]+[0-9]+: .*\n  Seen: .*\n  Maybe .*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proofs")
  void an_adapter_without_flaws_passes_everything(Proof proof) {
    ContractRun run = ContractRun.of(proof.contract, "none");
    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proofs")
  void each_test_of_a_contract_finds_a_flaw(Proof proof) {
    Set<String> finding = new TreeSet<>();
    List<String> names = new ArrayList<>();
    for (Flaw<?> flaw : proof.flaws) {
      finding.addAll(flaw.finds());
      names.add(flaw.name());
    }
    assertThat(names).doesNotHaveDuplicates();
    assertThat(finding).isEqualTo(ContractRun.of(proof.contract, "none").run());
  }

  @Test
  void tests_of_an_ability_that_is_missing_are_skipped_and_do_not_pass() {
    ContractRun run = ContractRun.of(InMemoryRefundStoreContractTest.class, "none");
    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped())
        .containsExactlyInAnyOrder(
            "keepsWhatWasStored",
            "keepsEffects",
            "keepsLeases",
            "keepsFences",
            "visibleWithTheTransaction",
            "vanishesWithTheTransaction",
            "readsItsOwn",
            "refusedCommitsLeaveNoTrace",
            "lastsWithTheTransaction");
  }

  /** Says how its adapter is made and read, and no more. */
  static final class Forgetful extends InventoryContract {
    private final RecordingInventory stock = new RecordingInventory();

    @Override
    protected Inventory inventory() {
      return stock;
    }

    @Override
    protected long onShelf(RestockOrder order) {
      return stock.restocked().getOrDefault(order.lineId(), 0);
    }
  }

  @Test
  void a_test_class_that_lacks_a_method_is_told_which_and_no_adapter_is_blamed() {
    Map<String, ContractRun.Failure> failed = ContractRun.of(Forgetful.class, "none").failed();
    assertThat(failed.keySet())
        .containsExactlyInAnyOrder("refusedIsFinal", "failuresAreTriedAgain");
    assertThat(failed.values())
        .allSatisfy(
            failure ->
                assertThat(failure.message())
                    .startsWith(
                        failure.displayName() + "\n  Not tested: Forgetful does not override ")
                    .doesNotContain("adapter", "Maybe"));
  }
}
