package dev.refundkit.samples.shop.desk;

import dev.refundkit.refund.Refund;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds for every page of the desk, in Chromium. Leaves a picture of each in {@code
 * target/screenshots}, for people to look at.
 */
@Tag("browser")
class PagesInBrowserTest {

  /** Fields that nothing names. */
  private static final String NAMELESS =
      """
      [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
        .filter(field => ![...field.labels].some(label => label.innerText.trim()))
        .map(field => field.outerHTML)
      """;

  /** Headings that are more than one level below the one before. */
  private static final String LEAPS =
      """
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((one, at, all) => Number(one.tagName[1]) > (at ? Number(all[at - 1].tagName[1]) : 0) + 1)
        .map(one => one.outerHTML)
      """;

  private static final String TABLES =
      """
      [...document.querySelectorAll('table')]
        .filter(table => !table.caption || [...table.querySelectorAll('th')].some(head => !head.scope))
        .map(table => table.outerHTML)
      """;

  /** What stands out to the right; the parts say what it is. */
  private static final String WIDER =
      """
      document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth ? []
        : [...document.querySelectorAll('body *')]
            .filter(part => part.getBoundingClientRect().right > document.scrollingElement.clientWidth)
            .map(part => part.outerHTML)
      """;

  /** Texts that are too faint, by WCAG 2.2 AA: less than 4.5 to 1 from what is behind them. */
  private static final String FAINT =
      """
      (() => {
        const shade = text => {
          const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
          canvas.fillStyle = text;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => {
          const part = [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
          return .2126 * part[0] + .7152 * part[1] + .0722 * part[2];
        };
        const behind = part => {
          for (; part; part = part.parentElement) {
            const back = shade(getComputedStyle(part).backgroundColor);
            if (back[3] === 255) return back;
          }
          return [255, 255, 255, 255];
        };
        return [...document.querySelectorAll('body *')]
          .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
          .map(part => {
            const both = [light(shade(getComputedStyle(part).color)), light(behind(part))].sort((a, b) => b - a);
            return [(both[0] + .05) / (both[1] + .05), part];
          })
          .filter(([contrast]) => contrast < 4.5)
          .map(([contrast, part]) => contrast.toFixed(2) + ' ' + part.outerHTML);
      })()
      """;

  /** Links and buttons on which the focus can't be seen, or which the tab key reaches elsewhere. */
  private static final String UNSEEN =
      """
      [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
        .filter(part => {
          part.focus({focusVisible: true});
          const style = getComputedStyle(part);
          return document.activeElement !== part || part.tabIndex !== 0
            || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
        })
        .map(part => part.outerHTML)
      """;

  /** What a thumb can't hit well: links and buttons lower than 24 pixels, by WCAG 2.2 AA. */
  private static final String SMALL =
      """
      [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, nav a, summary')]
        .filter(part => part.getBoundingClientRect().height < 24)
        .map(part => part.outerHTML)
      """;

  /** Just too wide for rows to become cards. */
  private static final int NARROW = 770;

  private static OpenDesk desk;
  private static Browser browser;

  /** A page, and who looks at it. */
  private record Shown(String who, String path) {}

  private static final Map<String, Shown> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    desk = OpenDesk.of("--shop.desk.sign-in.per-name=1000", "--shop.desk.sign-in.per-address=1000");
    browser = Browser.start(desk.port());
    String word = "Kettle-arrived-with-a-crack-" + "x".repeat(120);
    Refund open = desk.inReview("agent", "The kettle leaks.\n\n" + word, "Called twice.");
    Refund own = desk.inReview("finance");
    Refund paid = desk.inReview("agent");
    Refund unclear = desk.unclear();
    for (int i = 0; i < 28; i++) {
      desk.ofGlobex();
    }
    browser.signIn("acme-finance").open("/desk/refunds/" + paid.id());
    browser.type("Note, kept with the refund", "Seen the photos. " + word);
    browser.press("Approve");
    browser.message("Approved.");
    desk.completed(paid);
    desk.policyReport();
    PAGES.put("queue", new Shown("acme-approver", "/desk"));
    PAGES.put("queue-pages", new Shown("globex-viewer", "/desk"));
    PAGES.put("queue-empty", new Shown("acme-viewer", "/desk?status=FAILED&order=none"));
    PAGES.put("refund", new Shown("acme-approver", "/desk/refunds/" + open.id()));
    PAGES.put("refund-own", new Shown("acme-finance", "/desk/refunds/" + own.id()));
    PAGES.put("refund-viewer", new Shown("acme-viewer", "/desk/refunds/" + open.id()));
    PAGES.put("refund-paid", new Shown("acme-viewer", "/desk/refunds/" + paid.id()));
    PAGES.put("refund-unclear", new Shown("globex-finance", "/desk/refunds/" + unclear.id()));
    PAGES.put("attention", new Shown("globex-finance", "/desk/attention"));
    PAGES.put("attention-none", new Shown("acme-finance", "/desk/attention"));
    PAGES.put("policy", new Shown("acme-viewer", "/desk/policy"));
    PAGES.put("none", new Shown("acme-viewer", "/desk/none"));
    PAGES.put("sign-in", new Shown("", "/desk/sign-in"));
    PAGES.put("sign-in-refused", new Shown("", "/desk/sign-in?why=REFUSED"));
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @Test
  void everyPageIsForEverybody() {
    SoftAssertions all = new SoftAssertions();
    String before = "acme-finance";
    for (Map.Entry<String, Shown> page : PAGES.entrySet()) {
      Shown shown = page.getValue();
      if (!shown.who().equals(before)) {
        browser.open("/desk").press("Sign out");
        browser.message("You are signed out.");
        if (!shown.who().isEmpty()) {
          browser.signIn(shown.who());
        }
        before = shown.who();
      }
      browser.open(shown.path());
      look(page.getKey(), all);
    }
    all.assertThat(browser.complaints())
        .as("what the browser complained of, but that there is no /desk/none")
        .allMatch(complaint -> complaint.contains("/desk/none"));
    all.assertAll();
  }

  private static void look(String name, SoftAssertions all) {
    for (int width : new int[] {Browser.WIDE, Browser.PHONE}) {
      browser.width(width);
      browser.picture(name + "-" + width, width);
      none(all, name, "stands out at " + width, WIDER);
      none(all, name, "is too small at " + width, SMALL);
    }
    browser.width(NARROW);
    none(all, name, "stands out at " + NARROW, WIDER);
    browser.width(Browser.PHONE);
    for (boolean dark : new boolean[] {true, false}) {
      browser.dark(dark);
      none(all, name, "is too faint where pages are " + (dark ? "dark" : "light"), FAINT);
      if (dark) {
        browser.picture(name + "-dark", Browser.PHONE);
      }
    }
    browser.width(Browser.WIDE);
    none(all, name, "has no label", NAMELESS);
    none(all, name, "leaps over a level", LEAPS);
    none(all, name, "is no table for everybody", TABLES);
    none(all, name, "does not show the focus", UNSEEN);
    all.assertThat(browser.ask("document.querySelectorAll('h1').length", Number.class))
        .as(name + ": one title")
        .isEqualTo(1L);
    all.assertThat(browser.ask("document.documentElement.lang", String.class)).isEqualTo("en");
    all.assertThat(browser.ask("document.title", String.class)).endsWith(" - Refund desk");
  }

  private static void none(SoftAssertions all, String page, String what, String script) {
    List<String> found = browser.lines(script.strip());
    all.assertThat(found).as(page + ": what " + what).isEmpty();
  }
}
