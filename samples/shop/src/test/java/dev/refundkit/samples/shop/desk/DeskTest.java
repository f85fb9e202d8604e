package dev.refundkit.samples.shop.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.samples.shop.ShopDatabase;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk as people use it, over HTTP. */
class DeskTest {

  private static OpenDesk desk;

  @BeforeAll
  static void start() {
    desk = OpenDesk.start(ShopDatabase.H2);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static String path(Refund refund) {
    return "/desk/refunds/" + refund.id();
  }

  @Test
  void aRefundInReviewIsFoundReadAndApproved() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-approver");
    assertThat(visitor.open("/desk").text()).contains(path(refund)).contains("USD 30.00");
    Visitor.Page page = visitor.open(path(refund));
    assertThat(page.text())
        .contains("wants a person to decide")
        .contains("Kettle")
        .contains("by agent, just now");
    refund
        .facts()
        .decision()
        .reasons()
        .forEach(
            reason -> {
              assertThat(page.text()).contains(reason.rule()).contains(reason.sentence());
              reason.facts().values().forEach(value -> assertThat(page.text()).contains(value));
            });

    Visitor.Page after =
        visitor.submit(path(refund), path(refund) + "/approve", "note", "seen the photos");
    assertThat(after.text()).contains("Approved.").contains("seen the photos");
    assertThat(desk.completed(refund).approval().by()).isEqualTo("approver");
    assertThat(visitor.open("/desk").text()).doesNotContain(path(refund));
    assertThat(visitor.open("/desk?status=COMPLETED").text()).contains(path(refund));
  }

  @Test
  void aRefundInReviewIsRejected() {
    Refund refund = desk.inReview("agent");
    Visitor.Page after =
        desk.visitor("acme-approver")
            .submit(path(refund), path(refund) + "/reject", "note", "no photos");
    assertThat(after.text())
        .contains("Rejected.")
        .contains("no photos")
        .doesNotContain("<button>Approve");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.REJECTED);
  }

  @Test
  void whoMayAskForRefundsMayCancelThem() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-agent");
    assertThat(visitor.open(path(refund)).text())
        .contains("Approve: you may not; that takes refunds:approve.")
        .doesNotContain(path(refund) + "/approve\"");
    assertThat(visitor.submit(path(refund), path(refund) + "/cancel", "note", "").text())
        .contains("Cancelled.");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void whatTheAcquirerDeclinedIsPaidAgain() {
    desk.acquirer().willBe("decline");
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-finance");
    visitor.submit(path(refund), path(refund) + "/approve", "note", "");
    desk.failed(refund);
    assertThat(visitor.open(path(refund)).text()).contains("Pay again").contains("Failed");
    assertThat(visitor.submit(path(refund), path(refund) + "/retry", "note", "").text())
        .contains("It is paid again.");
    assertThat(desk.completed(refund).payouts()).hasSize(2);
  }

  @Test
  void nobodyApprovesWhatTheyAskedFor() {
    Refund refund = desk.inReview("finance");
    Visitor asker = desk.visitor("acme-finance");
    assertThat(asker.open(path(refund)).text())
        .contains("you asked for this refund, so somebody else has to approve it")
        .doesNotContain(path(refund) + "/approve\"");
    Visitor.Page tried = asker.submit(path(refund), path(refund) + "/approve", "note", "");
    assertThat(tried.text()).contains("Nothing was changed.").doesNotContain("Approved.");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.PENDING);
    desk.visitor("acme-approver").submit(path(refund), path(refund) + "/approve", "note", "");
    assertThat(desk.completed(refund).approval().by()).isEqualTo("approver");
  }

  @Test
  void aViewerDecidesNothing() {
    Refund refund = desk.inReview("agent");
    Visitor viewer = desk.visitor("acme-viewer");
    assertThat(viewer.open(path(refund)).text()).contains("you may not").doesNotContain("textarea");
    for (String command : new String[] {"approve", "reject", "cancel", "retry"}) {
      Visitor.Page tried = viewer.submit("/desk", path(refund) + "/" + command, "note", "");
      assertThat(tried.text()).as(command).contains("Nothing was changed.");
    }
    assertThat(desk.now(refund)).isEqualTo(refund);
  }

  @Test
  void theLimitOfAPersonHolds() {
    Refund large = desk.large("agent");
    Visitor.Page tried =
        desk.visitor("acme-approver").submit(path(large), path(large) + "/approve", "note", "");
    assertThat(tried.text()).contains("Nothing was changed.").contains("50000");
    assertThat(desk.now(large).status()).isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void aSecondClickChangesNothing() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-approver");
    visitor.submit(path(refund), path(refund) + "/reject", "note", "");
    assertThat(visitor.submit("/desk", path(refund) + "/reject", "note", "").text())
        .contains("Nothing was changed.")
        .contains("reject is not allowed");
  }

  @Test
  void anotherTenantsRefundIsNotThere() {
    Refund refund = desk.inReview("agent");
    Visitor stranger = desk.visitor("globex-finance");
    Visitor.Page unknown = stranger.open("/desk/refunds/refund_of_nobody");
    Visitor.Page others = stranger.open(path(refund));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.text()).doesNotContain("USD");
    assertThat(stranger.open("/desk").text()).doesNotContain(refund.id());
    stranger.submit("/desk", path(refund) + "/approve", "note", "");
    assertThat(desk.now(refund)).isEqualTo(refund);
  }

  @Test
  void theQueueHasPages() {
    Visitor visitor = desk.visitor("globex-viewer");
    int all = 28;
    for (int i = 0; i < all; i++) {
      desk.ofGlobex();
    }
    String first = visitor.open("/desk").text();
    assertThat(first).contains(all + " refunds").containsPattern("EUR \\d+").contains("Next page");
    String next = first.replaceAll("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1");
    String second = visitor.open(next.replace("&amp;", "&")).text();
    assertThat(rows(first) + rows(second)).isEqualTo(all);
    assertThat(second).contains("First page").doesNotContain("Next page");
  }

  private static int rows(String page) {
    return page.split("/desk/refunds/", -1).length - 1;
  }

  @Test
  void whatNobodyCanTellIsSettledByAPerson() {
    Refund refund = desk.unclear();
    Visitor visitor = desk.visitor("globex-finance");
    String payout = refund.payouts().get(0).id();
    assertThat(visitor.open("/desk/attention").text())
        .contains(path(refund))
        .contains("Needs attention: payout " + payout);
    Visitor.Page page = visitor.open(path(refund));
    assertThat(page.text())
        .contains("Needs attention: payout " + payout)
        .contains("What became of");
    Visitor.Page after =
        visitor.submit(
            path(refund),
            path(refund) + "/payouts/" + payout + "/settle",
            "paid",
            "true",
            "transaction",
            "re_from_the_statement",
            "note",
            "it is on the statement");
    assertThat(after.text()).contains("Settled.").contains("re_from_the_statement");
    assertThat(desk.nowOfGlobex(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(visitor.open("/desk/attention").text()).doesNotContain(path(refund));
  }

  @Test
  void whatPeopleWroteIsShownAsText() {
    Refund refund = desk.inReview("agent", "<script>alert('x')</script>", "<b>\"bold\"</b>");
    Visitor visitor = desk.visitor("acme-approver");
    String note = "<img src=x onerror=alert(1)>";
    String after = visitor.submit(path(refund), path(refund) + "/reject", "note", note).text();
    assertThat(after)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("&lt;b&gt;&quot;bold&quot;&lt;/b&gt;")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<script")
        .doesNotContain("<img");
    String order = "\"><script>alert(1)</script>";
    assertThat(visitor.open("/desk?order=" + encoded(order)).text()).doesNotContain("<script");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void whatIsNotThereHasAPageToo() {
    Visitor visitor = desk.visitor("acme-viewer");
    for (String path : new String[] {"/desk/none", "/desk/refunds", "/desk/policy/none"}) {
      assertThat(visitor.open(path).status()).as(path).isEqualTo(404);
      assertThat(visitor.open(path).text()).contains("There is nothing here", "acme-viewer");
    }
    Visitor.Page odd = visitor.open("/desk?status=NONE");
    assertThat(odd.status()).isEqualTo(400);
    assertThat(odd.text()).contains("This can&#39;t be done").doesNotContain("Exception");
    assertThat(visitor.open("/desk?cursor=none").status()).isEqualTo(422);
    assertThat(visitor.open("/desk?order=" + "x".repeat(300)).status()).isBetween(200, 422);
  }
}
