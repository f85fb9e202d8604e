package dev.refundkit.testkit.contract;

import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorAbilities;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of processors, on a bank with all abilities and perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedProcessor extends BankContract {

  private final Flaw<PaymentProcessor> flaw;

  FlawedProcessor(String flaw) {
    super(ProcessorAbilities.all());
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected PaymentProcessor processor() {
    return flaw.breaks().apply(bank);
  }

  static List<Flaw<PaymentProcessor>> flaws() {
    return Stream.of(ProcessorFlaws.all(), LookupFlaws.all()).flatMap(List::stream).toList();
  }
}
