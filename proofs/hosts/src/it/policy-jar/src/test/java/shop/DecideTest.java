package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.*;
import dev.refundkit.quote.*;
import dev.refundkit.request.*;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.sale.*;
import java.nio.file.Path;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;

class DecideTest {

  final DroolsRefundPolicy policy = DroolsRefundPolicy.built(Path.of(System.getProperty("policy")));

  Outcome outcome(long price) {
    Instant now = Instant.parse("2024-01-20T13:30:00Z");
    SaleLine line = new SaleLine("li_1", "p1", "Cup", null, "other", Set.of(), 1, price, 0, List.of(), true);
    Sale sale = new Sale("order_1", null, IsoCurrency.of("USD"), now, now, false, 0, List.of(line),
        ShippingCharge.NONE, List.of(Payment.captured("pay_1", "card", price)));
    Ledger ledger = Ledger.open(sale);
    Quote quote = new Quoter(sale, SaleWorth.of(sale), ledger, TenderStrategy.ORIGINAL_FIRST)
        .quote(RefundRequest.of("order_1", RefundType.ITEM_RETURN, "product_damaged")
            .withItems(RequestedItem.of("li_1", 1)))
        .orElseThrow();
    return policy.decide(new RefundCase(sale, ledger, quote, "product_damaged", true, false, CustomerFacts.UNKNOWN, now))
        .outcome();
  }

  @Test
  void aPolicyInAJarDecides() {
    assertEquals(Outcome.APPROVE, outcome(5_000));
    assertEquals(Outcome.REVIEW, outcome(500_000));
    assertEquals("default", policy.version().name());
  }

  @Test
  void nothingHereCouldCompileOrParseOne() {
    for (String name : List.of("org.drools.compiler.kie.builder.impl.KieBuilderImpl",
        "org.drools.model.codegen.ExecutableModelProject", "org.drools.drl.parser.lang.DRLLexer", "org.antlr.runtime.Lexer",
        "org.drools.mvel.parser.MvelParser", "com.github.javaparser.JavaParser",
        "org.eclipse.jdt.internal.compiler.Compiler", "org.snakeyaml.engine.v2.api.Load")) {
      assertThrows(ClassNotFoundException.class, () -> Class.forName(name, false, getClass().getClassLoader()), name);
    }
  }
}
