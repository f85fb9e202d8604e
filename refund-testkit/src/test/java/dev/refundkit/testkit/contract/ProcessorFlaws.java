package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What a processor adapter may do wrong when it pays. */
final class ProcessorFlaws {

  private ProcessorFlaws() {}

  static List<Flaw<PaymentProcessor>> all() {
    return List.of(
        of(
            "each call has a key of its own",
            ProcessorFlaws::forgetsKeys,
            "repeatsPayOnce",
            "callsAtOncePayOnce",
            "repeatsAfterALostAnswerPayOnce"),
        of(
            "keys are cut off",
            orders(order -> keyed(order, cut(order.key()))),
            "otherKeysPayAgain"),
        of(
            "all currencies have two decimals",
            orders(ProcessorFlaws::inTwoDecimals),
            "paysExactlyTheAmount"),
        of(
            "all goes to the payment",
            orders(ProcessorFlaws::toThePayment),
            "storeCreditLeavesThePayment"),
        of(
            "receipts name the customer",
            results(
                result ->
                    result instanceof PayoutResult.Succeeded paid
                        ? new PayoutResult.Succeeded(paid.transactionId(), "?to=ann@example.com")
                        : result),
            "idsArePlain"),
        of("a key may be used once only", ProcessorFlaws::usesUpKeys, "notFoundPaysOnce"),
        of(
            "a time-out is a decline",
            timeouts(new PayoutResult.Declined("timeout")),
            "lostAnswersThrow"),
        of(
            "a time-out means that nothing was tried",
            timeouts(new PayoutResult.NotAttempted("timeout")),
            "lostCallsThrow"),
        of(
            "anything else is declined",
            results(
                result ->
                    result instanceof PayoutResult.NotAttempted
                        ? new PayoutResult.Declined("closed")
                        : result),
            "notAttemptedPaysLater"),
        of("what is declined is tried again", ProcessorFlaws::triesAgain, "declinedIsFinal"),
        of(
            "what is accepted has succeeded",
            results(
                result ->
                    result instanceof PayoutResult.Pending pending
                        ? new PayoutResult.Succeeded(pending.transactionId(), null)
                        : result),
            "pendingIsNotPaid"),
        of("exceptions quote the card", ProcessorFlaws::quotesTheCard, "exceptionsArePlain"));
  }

  private static UnaryOperator<PaymentProcessor> orders(UnaryOperator<PayoutOrder> change) {
    return processor ->
        new PassingProcessor(processor) {
          @Override
          public PayoutResult refund(PayoutOrder order) {
            return to.refund(change.apply(order));
          }
        };
  }

  private static PaymentProcessor forgetsKeys(PaymentProcessor processor) {
    Set<String> used = ConcurrentHashMap.newKeySet();
    return new PassingProcessor(processor) {
      @Override
      public PayoutResult refund(PayoutOrder order) {
        if (!used.add(order.key())) {
          ((Bank) to).paysAgain(order);
        }
        return to.refund(order);
      }
    };
  }

  private static PayoutOrder keyed(PayoutOrder o, String key) {
    return new PayoutOrder(
        key,
        o.paymentId(),
        o.destination(),
        o.amountMinor(),
        o.currency(),
        o.refundId(),
        o.reason());
  }

  private static String cut(String key) {
    return key.substring(0, Math.min(12, key.length()));
  }

  private static PayoutOrder inTwoDecimals(PayoutOrder o) {
    long amount = o.currency().digits() == 0 ? o.amountMinor() * 100 : o.amountMinor();
    return new PayoutOrder(
        o.key(), o.paymentId(), o.destination(), amount, o.currency(), o.refundId(), o.reason());
  }

  private static PayoutOrder toThePayment(PayoutOrder o) {
    return new PayoutOrder(
        o.key(),
        o.paymentId(),
        RequestedMethod.Type.ORIGINAL_PAYMENT,
        o.amountMinor(),
        o.currency(),
        o.refundId(),
        o.reason());
  }

  private static UnaryOperator<PaymentProcessor> results(UnaryOperator<PayoutResult> change) {
    return processor ->
        new PassingProcessor(processor) {
          @Override
          public PayoutResult refund(PayoutOrder order) {
            return change.apply(to.refund(order));
          }
        };
  }

  private static UnaryOperator<PaymentProcessor> timeouts(PayoutResult instead) {
    return processor ->
        new PassingProcessor(processor) {
          @Override
          public PayoutResult refund(PayoutOrder order) {
            try {
              return to.refund(order);
            } catch (RuntimeException e) {
              return instead;
            }
          }
        };
  }

  private static PaymentProcessor triesAgain(PaymentProcessor processor) {
    return new PassingProcessor(processor) {
      @Override
      public PayoutResult refund(PayoutOrder order) {
        PayoutResult result = to.refund(order);
        if (result instanceof PayoutResult.Declined) {
          ((Bank) to).paysAgain(order);
        }
        return result;
      }
    };
  }

  private static PaymentProcessor quotesTheCard(PaymentProcessor processor) {
    return new PassingProcessor(processor) {
      @Override
      public PayoutResult refund(PayoutOrder order) {
        try {
          return to.refund(order);
        } catch (RuntimeException e) {
          throw new IllegalStateException("no answer for 4242 4242 4242 4242", e);
        }
      }
    };
  }

  private static PaymentProcessor usesUpKeys(PaymentProcessor processor) {
    Set<String> used = new HashSet<>();
    return new PassingProcessor(processor) {
      @Override
      public PayoutResult refund(PayoutOrder order) {
        return used.add(order.key()) ? to.refund(order) : new PayoutResult.Declined("used");
      }
    };
  }
}
