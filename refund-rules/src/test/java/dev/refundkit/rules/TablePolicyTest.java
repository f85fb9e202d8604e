package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.tables.Tables;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Policies of decision tables decide as those that are written out. */
class TablePolicyTest {

  private static DroolsRefundPolicy policy(String file, BundleFile content) {
    return DroolsRefundPolicy.of(Bundles.COMPILER.compile(Tables.bundle(file, content)));
  }

  @Test
  void tablesDecideTheSameAsRulesWrittenOut() {
    DroolsRefundPolicy written = policy("a.drl", BundleFile.of(Tables.SAME));
    DroolsRefundPolicy csv = policy("a.drl.csv", Tables.csv(Tables.GOOD));
    DroolsRefundPolicy xlsx = policy("a.drl.xlsx", Tables.xlsx("S", Tables.GOOD));
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      RefundCase asked = RandomCases.refund(random).build();
      assertThat(csv.decide(asked).toString().replace(csv.version().hash(), ""))
          .isEqualTo(written.decide(asked).toString().replace(written.version().hash(), ""))
          .isEqualTo(xlsx.decide(asked).toString().replace(xlsx.version().hash(), ""));
    }
    RefundCase asked = new AskedRefund().reason("product_damaged").build();
    assertThat(csv.decide(asked).toString()).contains("large-amounts-9");
  }
}
