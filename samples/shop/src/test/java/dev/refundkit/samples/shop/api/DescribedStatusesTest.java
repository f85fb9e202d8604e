package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes last: whatever the description promises was seen by the tests of this package. */
@Order(Integer.MAX_VALUE)
class DescribedStatusesTest {

  @Test
  void every_status_of_every_operation_was_answered_by_the_other_tests() {
    Set<String> missing = Contract.shared().described();
    missing.removeAll(Contract.shared().seen());
    assertThat(missing).as("never answered; all tests of this package must run first").isEmpty();
  }
}
