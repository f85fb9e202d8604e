package dev.refundkit.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Proposal;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.spi.Sales;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's Java is compiled here, word for word, and does what the README says. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\R(.*?)```");

  @Test
  void theReadmesJavaRefundsAnOrder() {
    Shop shop = new Shop();

    RefundEngine engine =
        RefundEngine.builder()
            .sales(shop)
            .processor(shop)
            .inventory(shop)
            .notifier(shop)
            .store(new InMemoryRefundStore())
            .policy(DroolsRefundPolicy.shipped())
            .build();
    RefundRequest request =
        RefundRequest.of("order_123456", RefundType.PARTIAL, "product_damaged")
            .withItems(RequestedItem.of("li_abc123", 1));
    Actor customer = Actor.of("customer", List.of("refunds:read", "refunds:write"));

    Proposal before = engine.quote(request, customer).orElseThrow();
    Refund refund = engine.create(request, customer).orElseThrow();
    engine.effects("worker-1").runDue();

    assertThat(before.quote().total()).isEqualTo(refund.accepted().total());

    assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(refund.accepted().total()).isEqualTo(5449);
    assertThat(engine.get(refund.id(), customer).orElseThrow().status())
        .isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void theReadmesJavaStandsWordForWordInThisFile() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String here =
        Files.readString(Path.of("src/test/java/dev/refundkit/samples/quickstart/ReadmeTest.java"));

    List<String> blocks = JAVA.matcher(readme).results().map(found -> found.group(1)).toList();
    assertThat(blocks).isNotEmpty();
    assertThat(blocks).allSatisfy(block -> assertThat(flat(here)).contains(flat(block)));
  }

  @Test
  void whatTheReadmeLinksToIsThere() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    List<String> links =
        Pattern.compile("\\]\\(([^)#]+)[^)]*\\)")
            .matcher(readme)
            .results()
            .map(found -> found.group(1))
            .filter(link -> !link.contains("://"))
            .toList();
    assertThat(links).isNotEmpty();
    assertThat(links).allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
  }

  /** Lines without what surrounds them. */
  private static String flat(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** One order, and a processor that always pays. */
  private static final class Shop implements Sales, PaymentProcessor, Inventory, Notifier {

    private static final SaleLine LINE =
        new SaleLine(
            "li_abc123",
            "prod_123",
            "Wireless Headphones",
            null,
            "electronics",
            Set.of(),
            1,
            5449,
            0,
            List.of(),
            true);
    private static final Sale ORDER =
        new Sale(
            "order_123456",
            "cust_abc123",
            IsoCurrency.of("USD"),
            Instant.now().minusSeconds(200_000),
            Instant.now().minusSeconds(100_000),
            false,
            0,
            List.of(LINE),
            ShippingCharge.NONE,
            List.of(Payment.captured("pay_xyz789", "card", 5449)));

    @Override
    public Optional<Sale> order(String orderId) {
      return Optional.of(ORDER).filter(order -> order.id().equals(orderId));
    }

    @Override
    public Optional<Sale> orderOfPayment(String paymentId) {
      return Optional.of(ORDER).filter(order -> order.payment(paymentId).isPresent());
    }

    @Override
    public ProcessorAbilities abilities() {
      return ProcessorAbilities.all();
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      return new PayoutResult.Succeeded("re_1", null);
    }

    @Override
    public LookupResult lookup(PayoutOrder order) {
      return new LookupResult.NotFound();
    }

    @Override
    public Result restock(RestockOrder order) {
      return Result.DONE;
    }

    @Override
    public void tell(Notice notice) {}
  }
}
