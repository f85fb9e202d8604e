package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The desk as people use it, in Chromium. */
@Tag("browser")
class DeskInBrowserTest {

  private static OpenDesk desk;

  private Browser browser;

  @BeforeAll
  static void start() {
    desk = OpenDesk.of("--shop.desk.sign-in.per-name=1000", "--shop.desk.sign-in.per-address=1000");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void openBrowser() {
    browser = Browser.start(desk.port());
  }

  @AfterEach
  void closeBrowser() {
    try {
      assertThat(browser.complaints()).as("what the browser complained of").isEmpty();
    } finally {
      browser.close();
    }
  }

  private static String path(Refund refund) {
    return "/desk/refunds/" + refund.id();
  }

  @Test
  void aRefundIsApprovedByKeyboardAlone() {
    Refund refund = desk.inReview("agent");
    browser.open(path(refund));
    browser.heading("Sign in");
    assertThat(browser.focus().getDomAttribute("name")).isEqualTo("name");
    browser.keys("acme-approver", Keys.TAB);
    browser.keys("sample_acme_approver", Keys.ENTER);
    browser.heading("Refund of USD 30.00");
    browser.tabTo("Queue");
    browser.keys(Keys.ENTER);
    browser.heading("Refunds in review");
    browser.tabTo("USD 30.00");
    browser.keys(Keys.ENTER);
    browser.heading("Refund of USD 30.00");
    assertThat(browser.text()).contains("wants a person to decide").contains("Kettle");
    String opened = browser.path().replace("/desk/refunds/", "");
    browser.tabTo("Approve");
    browser.keys(Keys.ENTER);
    browser.message("Approved.");
    desk.completed(opened);
    browser.reload();
    browser.heading("Refund of USD 30.00");
    assertThat(browser.badge()).isEqualTo("Completed");
    assertThat(browser.text()).contains("by approver");
  }

  @Test
  void aRefundIsRejectedWithANote() {
    Refund refund = desk.inReview("agent");
    browser.signIn("acme-approver").open(path(refund));
    browser.type("Note, kept with the refund", "no photos");
    browser.press("Reject");
    browser.message("Rejected.");
    assertThat(browser.badge()).isEqualTo("Rejected");
    assertThat(browser.text()).contains("no photos");
    assertThat(browser.buttons()).containsExactly("Sign out");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.REJECTED);
  }

  @Test
  void aRefundIsCancelled() {
    Refund refund = desk.inReview("agent");
    browser.signIn("acme-agent").open(path(refund));
    assertThat(browser.buttons()).containsExactly("Sign out", "Cancel");
    browser.press("Cancel");
    browser.message("Cancelled.");
    assertThat(browser.badge()).isEqualTo("Cancelled");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void whatTheAcquirerDeclinedIsPaidAgain() {
    desk.acquirer().willBe("decline");
    Refund refund = desk.inReview("agent");
    browser.signIn("acme-finance").open(path(refund));
    browser.press("Approve");
    browser.message("Approved.");
    desk.failed(refund);
    browser.reload();
    assertThat(browser.badge()).isEqualTo("Failed");
    browser.press("Pay again");
    browser.message("It is paid again.");
    desk.completed(refund);
    browser.reload();
    assertThat(browser.badge()).isEqualTo("Completed");
  }

  @Test
  void whoAskedForARefundSeesWhySomebodyElseHasToApproveIt() {
    Refund refund = desk.inReview("finance");
    browser.signIn("acme-finance").open(path(refund));
    assertThat(browser.text())
        .contains("you asked for this refund, so somebody else has to approve it");
    assertThat(browser.buttons()).containsExactly("Sign out", "Reject", "Cancel");
  }

  @Test
  void theSkipLinkLeadsPastTheMenu() {
    browser.signIn("acme-viewer");
    browser.keys(Keys.TAB);
    assertThat(browser.focus().getText()).isEqualTo("Skip to the content");
    assertThat(browser.focus().getRect().getX()).isGreaterThanOrEqualTo(0);
    browser.keys(Keys.ENTER);
    assertThat(browser.focus().getDomAttribute("id")).isEqualTo("main");
    browser.keys(Keys.TAB);
    assertThat(browser.focus().getDomAttribute("id")).isEqualTo("status");
  }

  @Test
  void whoSignedOutComesBackByThePasswordOnly() {
    browser.signIn("acme-viewer").open("/desk/attention");
    browser.heading("What needs attention");
    browser.press("Sign out");
    browser.message("You are signed out.");
    browser.back();
    browser.heading("Sign in");
    assertThat(browser.text()).doesNotContain("What needs attention");
  }

  @Test
  void aPageThatWasLeftOpenLeadsToTheSignIn() {
    Refund refund = desk.inReview("agent");
    browser.signIn("acme-approver").open(path(refund));
    browser.loseSession();
    browser.press("Approve");
    browser.message("Your session has ended.");
    assertThat(desk.now(refund).status()).isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void aWrongPasswordIsSaid() {
    browser.open("/desk");
    browser.type("Name", "acme-viewer");
    browser.type("Password", "wrong");
    browser.press("Sign in");
    browser.message("The name and the password do not belong together.");
  }

  @Test
  void whatPeopleWroteRunsNowhere() {
    String script = "<script>window.ran = true</script>";
    String image = "<img src=x onerror='window.ran = true'>";
    Refund refund = desk.inReview("agent", script, image);
    browser.signIn("acme-approver").open(path(refund));
    assertThat(browser.text()).contains(script).contains(image);
    browser.type("Note, kept with the refund", image);
    browser.press("Reject");
    browser.message("Rejected.");
    assertThat(browser.ask("window.ran === undefined", Boolean.class)).isTrue();
    assertThat(browser.ask("document.images.length + document.scripts.length", Number.class))
        .isEqualTo(0L);
  }

  @Test
  void theDeskNeedsNoScripts() {
    Refund refund = desk.inReview("agent");
    assertThat(browser.runsScripts()).as("so the next browser could, too").isTrue();
    try (Browser plain = Browser.withoutScripts(desk.port())) {
      assertThat(plain.runsScripts()).isFalse();
      plain.signIn("acme-approver");
      plain.follow(path(refund));
      plain.type("Note, kept with the refund", "by hand");
      plain.press("Approve");
      plain.message("Approved.");
      desk.completed(refund);
      plain.reload();
      assertThat(plain.badge()).isEqualTo("Completed");
      assertThat(plain.complaints()).isEqualTo(List.of());
    }
  }
}
