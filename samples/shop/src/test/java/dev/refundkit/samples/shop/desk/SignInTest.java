package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Refund;
import dev.refundkit.samples.shop.ShopDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what keeps others out. */
class SignInTest {

  private static final List<String> PAGES =
      List.of("/desk", "/desk/attention", "/desk/policy", "/desk/refunds/any", "/desk/none");

  private static OpenDesk desk;

  @BeforeAll
  static void start() {
    desk = OpenDesk.start(ShopDatabase.H2);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static Visitor stranger() {
    return new Visitor(desk.port());
  }

  @Test
  void aStrangerSeesNoPage() {
    for (String path : PAGES) {
      Visitor.Page page = stranger().ask(path);
      assertThat(page.status()).as(path).isEqualTo(302);
      assertThat(page.header("Location")).endsWith("/desk/sign-in");
      assertThat(page.text()).isEmpty();
    }
    assertThat(stranger().ask("/desk/desk.css").header("Content-Type")).startsWith("text/css");
  }

  @Test
  void whoSignsInComesWhereTheyWantedToGo() {
    Visitor visitor = stranger();
    visitor.open("/desk/attention");
    Visitor.Page after = visitor.signIn("acme-viewer", "sample_acme_viewer");
    assertThat(after.header("Location")).contains("/desk/attention");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sample_acme_agent",
        "SAMPLE_ACME_VIEWER",
        "sample_acme_viewer ",
        "' or '1'='1"
      })
  void aWrongPasswordIsNotTaken(String password) {
    Visitor visitor = stranger();
    Visitor.Page after = visitor.signIn("acme-viewer", password);
    assertThat(after.header("Location")).endsWith("/desk/sign-in?why=REFUSED");
    assertThat(visitor.open(after.header("Location")).text())
        .contains("do not belong together")
        .doesNotContain("acme-viewer");
    assertThat(visitor.ask("/desk").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "viewer", "acme-viewer' --", "ACME-VIEWER", "", "a\0b"})
  void anUnknownNameIsAnsweredAsAWrongPassword(String name) {
    assertThat(stranger().signIn(name, "sample_acme_viewer").header("Location"))
        .endsWith("/desk/sign-in?why=REFUSED");
  }

  @Test
  void passwordsCanNotBeGuessedForLong() {
    Visitor guesser = stranger();
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.signIn("globex-agent", "guess_" + i).status()).isEqualTo(302);
    }
    Visitor.Page refused = guesser.signIn("globex-agent", "sample_globex_agent");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 301);
    assertThat(refused.text()).contains("Too many tries");
    assertThat(guesser.ask("/desk").status()).as("not signed in").isEqualTo(302);
    desk.visitor("globex-viewer");
  }

  @Test
  void aNameWithWhatTheSignInLeavesOutIsStillThatName() {
    Visitor guesser = stranger();
    for (char c = 1; c <= 10; c++) {
      assertThat(guesser.signIn("globex-finance" + c, "guess").status()).isEqualTo(302);
    }
    assertThat(guesser.signIn("globex-finance\u000b\u0002", "guess").status()).isEqualTo(429);
    assertThat(guesser.signIn("globex-finance", "sample_globex_finance").status()).isEqualTo(429);
  }

  @Test
  void nothingIsRememberedOfAStranger() {
    Visitor visitor = stranger();
    visitor.open("/desk/attention");
    visitor.signIn("acme-viewer", "guess");
    assertThat(visitor.session()).isEmpty();
    assertThat(stranger().ask("/desk?order=" + "x".repeat(7_000)).status()).isEqualTo(302);
  }

  @Test
  void whereAPageLeadsToIsToldWithoutAHost() {
    assertThat(stranger().ask("/desk").header("Location")).isEqualTo("/desk/sign-in");
    assertThat(stranger().signIn("acme-agent", "sample_acme_agent").header("Location"))
        .isEqualTo("/desk");
  }

  @Test
  void aSessionBeginsAnewWithTheSignInAndEndsWithTheSignOut() {
    Visitor visitor = stranger();
    visitor.signedIn("acme-approver");
    String before = visitor.session();
    String token = visitor.open("/desk").token();
    visitor.signedIn("acme-approver");
    String session = visitor.session();
    assertThat(session).isNotEqualTo(before).hasSizeGreaterThan(20);
    assertThat(visitor.post("/desk/sign-out", "_csrf", token).status())
        .as("a form from before")
        .isEqualTo(403);
    Visitor.Page left = visitor.submit("/desk", "/desk/sign-out");
    assertThat(left.text()).contains("You are signed out.");
    assertThat(visitor.ask("/desk").status()).isEqualTo(302);
    visitor.carry(session);
    assertThat(visitor.ask("/desk").status()).as("the old session").isEqualTo(302);
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() {
    Visitor visitor = stranger();
    String form = visitor.ask("/desk/sign-in").header("Set-Cookie");
    assertThat(form).startsWith("desk-form=").contains("HttpOnly", "SameSite=Strict", "Path=/desk");
    String session = visitor.signIn("acme-viewer", "sample_acme_viewer").cookie("desk");
    assertThat(session).contains("HttpOnly", "SameSite=Lax", "Path=/desk");
    assertThat(stranger().ask("/v1/refunds").header("Set-Cookie")).isEmpty();
  }

  @Test
  void everyPageSaysWhatABrowserMayDoWithIt() {
    Visitor visitor = desk.visitor("acme-approver");
    for (String path : List.of("/desk", "/desk/sign-in", "/desk/none")) {
      Visitor.Page page = visitor.ask(path);
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(page.header("Cache-Control")).contains("no-store");
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    }
  }

  @Test
  void aFormFromAnotherSiteIsNotTaken() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-approver");
    String other = desk.visitor("acme-finance").open("/desk").token();
    String path = "/desk/refunds/" + refund.id();
    for (String command : List.of("/approve", "/reject", "/cancel", "/retry")) {
      assertThat(visitor.post(path + command, "note", "").status()).as(command).isEqualTo(403);
      Visitor.Page forged = visitor.post(path + command, "note", "", "_csrf", other);
      assertThat(forged.status()).as(command).isEqualTo(403);
      assertThat(forged.text()).contains("The form did not come from a page of yours.");
      assertThat(visitor.ask(path + command).status()).as("by a link").isEqualTo(404);
    }
    assertThat(visitor.post("/desk/sign-out").status()).isEqualTo(403);
    assertThat(visitor.ask("/desk").status()).as("still signed in").isEqualTo(200);
    assertThat(visitor.ask("/desk/").status()).isEqualTo(200);
    assertThat(desk.now(refund)).isEqualTo(refund);
  }

  @Test
  void whatCanNotBeReadIsNoFormAndNoFault() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-approver");
    String path = "/desk/refunds/" + refund.id() + "/approve";
    String token = "_csrf=" + visitor.open("/desk").token();
    String form = "application/x-www-form-urlencoded";
    assertThat(visitor.send(path, form, token + "&note=a%ff").status()).isEqualTo(400);
    assertThat(visitor.send(path, form, token + "&note=%zz").status()).isEqualTo(400);
    assertThat(visitor.send(path, form, token + "&note=" + "a".repeat(3_000_000)).status())
        .isEqualTo(413);
    assertThat(visitor.send(path, "multipart/form-data", token + "&note=").status()).isEqualTo(403);
    assertThat(visitor.send(path, "text/plain", token + "&note=").status()).isEqualTo(403);
    assertThat(visitor.send(path, "application/json", "{}").status()).isEqualTo(403);
    assertThat(visitor.send(path, form, token).text()).contains("This can&#39;t be done");
    assertThat(visitor.send(path + "?note=", form, token).status()).isEqualTo(400);
    assertThat(visitor.send(path + "?" + token, form, "note=").status()).isEqualTo(403);
    Visitor.Page query = visitor.ask("/desk?cursor=%ff");
    assertThat(query.status()).isEqualTo(400);
    assertThat(query.text()).contains("This can&#39;t be done");
    assertThat(desk.now(refund)).isEqualTo(refund);
  }

  @Test
  void aFormOfASessionThatHasEndedLeadsToTheSignIn() {
    Refund refund = desk.inReview("agent");
    Visitor visitor = desk.visitor("acme-approver");
    String token = visitor.open("/desk").token();
    desk.endSession(visitor);
    Visitor.Page late =
        visitor.post("/desk/refunds/" + refund.id() + "/approve", "note", "", "_csrf", token);
    assertThat(late.header("Location")).endsWith("/desk/sign-in?why=ENDED");
    assertThat(visitor.open(late.header("Location")).text()).contains("Your session has ended.");
    assertThat(desk.now(refund)).isEqualTo(refund);
  }

  @Test
  void whoIsShutOutIsOutAtOnce() {
    desk.add("acme-temp", "temp", "refunds:read");
    Visitor visitor = stranger().signedIn("acme-temp");
    assertThat(visitor.ask("/desk").status()).isEqualTo(200);
    desk.shutOut("acme-temp");
    assertThat(visitor.ask("/desk").header("Location")).endsWith("/desk/sign-in?why=ENDED");
    assertThat(visitor.signIn("acme-temp", "sample_acme_temp").header("Location"))
        .endsWith("/desk/sign-in?why=REFUSED");
  }

  @Test
  void whoMayNotReadSeesNothing() {
    desk.add("acme-mute", "mute", "refunds:approve");
    Visitor.Page page = stranger().signedIn("acme-mute").ask("/desk");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("refunds:read").doesNotContain("<table");
  }

  @Test
  void ofAPasswordOnlyASlowHashIsKept() {
    assertThat(desk.passwordHashes())
        .hasSizeGreaterThanOrEqualTo(8)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.startsWith("{bcrypt}$2"));
  }

  @Test
  void aSessionOpensNoDoorOfTheApiAndAKeyNoneOfTheDesk() {
    Visitor visitor = desk.visitor("acme-finance");
    assertThat(visitor.ask("/v1/refunds").status()).isEqualTo(401);
    assertThat(stranger().askWithKey("/desk", "sample_acme_finance").status()).isEqualTo(302);
    assertThat(stranger().askWithKey("/v1/refunds", "sample_acme_finance").status()).isEqualTo(200);
  }
}
