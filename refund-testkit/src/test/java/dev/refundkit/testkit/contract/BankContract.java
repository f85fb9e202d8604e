package dev.refundkit.testkit.contract;

import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.util.List;

/** The contract of processors, on a bank. */
abstract class BankContract extends PaymentProcessorContract {

  final Bank bank;

  BankContract(ProcessorAbilities abilities) {
    bank = new Bank(abilities);
  }

  @Override
  protected PaymentProcessor processor() {
    return bank;
  }

  @Override
  protected long paid(String key) {
    return bank.booked(key, RequestedMethod.Type.ORIGINAL_PAYMENT);
  }

  @Override
  protected long credited(String key) {
    return bank.booked(key, RequestedMethod.Type.STORE_CREDIT);
  }

  @Override
  protected void provoke(Trouble trouble) {
    ScriptedAnswer answer =
        switch (trouble) {
          case TIMEOUT_AFTER_PAYING -> ScriptedAnswer.TIMEOUT_DONE;
          case TIMEOUT_BEFORE_PAYING -> ScriptedAnswer.TIMEOUT_LOST;
          case DECLINED -> ScriptedAnswer.declined("account_closed");
          case NOT_ATTEMPTED -> ScriptedAnswer.NOT_ATTEMPTED;
          case PENDING -> ScriptedAnswer.PENDING;
        };
    bank.processor.follow(List.of(answer, ScriptedAnswer.SUCCEEDED));
  }

  @Override
  protected void settle(String key, boolean paid) {
    bank.processor.reports(key, paid, bank.clock.instant());
  }
}
