package dev.refundkit.samples.propertytests;

import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.testkit.contract.PaymentProcessorContract;
import dev.refundkit.testkit.contract.Trouble;
import java.util.List;

/** The shop's bank keeps the rules of processors (CONTRACTS.md, P). */
class ShopBankContractTest extends PaymentProcessorContract {

  private final ShopBank bank = new ShopBank();

  @Override
  protected PaymentProcessor processor() {
    return bank;
  }

  @Override
  protected long paid(String key) {
    return bank.paid(key);
  }

  @Override
  protected void provoke(Trouble trouble) {
    bank.willBe(List.of(mood(trouble), ShopBank.Mood.PAYS));
  }

  private static ShopBank.Mood mood(Trouble trouble) {
    return switch (trouble) {
      case TIMEOUT_AFTER_PAYING -> ShopBank.Mood.LOSES_ITS_ANSWER;
      case TIMEOUT_BEFORE_PAYING -> ShopBank.Mood.LOSES_THE_CALL;
      case DECLINED -> ShopBank.Mood.DECLINES;
      case NOT_ATTEMPTED -> ShopBank.Mood.CLOSED;
      case PENDING -> ShopBank.Mood.PAYS_LATER;
    };
  }

  @Override
  protected void settle(String key, boolean paid) {
    bank.ends(key, paid);
  }
}
