package dev.refundkit.samples.shop.desk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.FileSystemUtils;

/** Chromium without a screen, as somebody at the desk uses it. */
final class Browser implements AutoCloseable {

  static final int WIDE = 1280;
  static final int PHONE = 360;

  private static final int HEIGHT = 800;
  private static final int MOST_TABS = 60;

  /** Ends a test that would otherwise wait for ever for something that is not on the page. */
  private static final Duration HANGS = Duration.ofSeconds(20);

  private final String desk;
  private final Path profile;
  private final ChromeDriver driver;

  private Browser(int port, Path profile, ChromeDriver driver) {
    this.desk = "http://127.0.0.1:" + port;
    this.profile = profile;
    this.driver = driver;
    driver.manage().timeouts().implicitlyWait(HANGS);
    width(WIDE);
  }

  /** One that has never seen the desk. */
  static Browser start(int port) {
    return start(port, Map.of());
  }

  /** The same, with scripts turned off. */
  static Browser withoutScripts(int port) {
    return start(port, Map.of("profile.managed_default_content_settings.javascript", 2));
  }

  private static Browser start(int port, Map<String, Object> preferences) {
    Path profile = profile();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    options.setExperimentalOption("prefs", preferences);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    return new Browser(port, profile, new ChromeDriver(service, options));
  }

  private static Path profile() {
    try {
      return Files.createTempDirectory("desk-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File program(String name) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      File program = new File(folder, name);
      if (program.canExecute()) {
        return program;
      }
    }
    throw new AssertionError(
        "there is no " + name + " on the path. Maybe chromium and chromium-driver are missing.");
  }

  Browser open(String path) {
    driver.get(desk + path);
    return this;
  }

  Browser reload() {
    driver.navigate().refresh();
    return this;
  }

  Browser back() {
    driver.navigate().back();
    return this;
  }

  /** The path of the page that is shown, and its query. */
  String path() {
    return driver.getCurrentUrl().substring(desk.length());
  }

  /** Signs in with the password of the sample. */
  Browser signIn(String name) {
    open("/desk/sign-in");
    type("Name", name);
    type("Password", "sample_" + name.replace('-', '_'));
    press("Sign in");
    heading("Refunds in review");
    return this;
  }

  /** Writes into the field that is labelled so. */
  void type(String label, String text) {
    WebElement of = driver.findElement(By.xpath("//label[normalize-space()='" + label + "']"));
    driver.findElement(By.id(String.valueOf(of.getDomAttribute("for")))).sendKeys(text);
  }

  /** Clicks the button on which this stands. */
  void press(String button) {
    driver.findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
  }

  /** Clicks the link to a path. */
  void follow(String path) {
    driver.findElement(By.cssSelector("a[href='" + path + "']")).click();
  }

  /** Waits for the page with this heading. */
  void heading(String text) {
    driver.findElement(By.xpath("//h1[contains(normalize-space(), '" + text + "')]"));
  }

  /** Waits for what the page says of what was done. */
  void message(String text) {
    driver.findElement(
        By.xpath("//*[contains(@class, 'message')][contains(normalize-space(), '" + text + "')]"));
  }

  /** The state of the refund that is shown. */
  String badge() {
    return driver.findElement(By.className("badge")).getText();
  }

  /** What is to be read on the page. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** What is on the buttons of the page. */
  List<String> buttons() {
    return driver.findElements(By.tagName("button")).stream().map(WebElement::getText).toList();
  }

  /** Presses keys where the focus is. */
  void keys(CharSequence... keys) {
    focus().sendKeys(keys);
  }

  WebElement focus() {
    return driver.switchTo().activeElement();
  }

  /** Goes on with the tab key until the focus is on a link or button with this text. */
  void tabTo(String text) {
    for (int i = 0; i < MOST_TABS; i++) {
      keys(Keys.TAB);
      if (focus().getText().strip().equals(text)) {
        return;
      }
    }
    throw new AssertionError("the tab key leads to no " + text + " within " + MOST_TABS + " steps");
  }

  /** What a script finds on the page. */
  <T> T ask(String script, Class<T> type) {
    return type.cast(driver.executeScript("return " + script));
  }

  /** Whether pages can run scripts, as a page finds that has one. */
  boolean runsScripts() {
    driver.get("data:text/html,<p>no</p><script>document.body.textContent = 'yes'</script>");
    return text().equals("yes");
  }

  /** The lines that a script finds on the page. */
  List<String> lines(String script) {
    List<?> found = ask(script, List.class);
    return found.stream().map(String::valueOf).toList();
  }

  /** What the browser complained of since it was asked last. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  void width(int pixels) {
    size(pixels, HEIGHT);
  }

  /** Has pages shown as to somebody who wants them dark. */
  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  private void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Takes a picture of the page, as high as it is, for people to look at. */
  void picture(String name, int width) {
    long height = ask("document.documentElement.scrollHeight", Number.class).longValue();
    size(width, (int) Math.min(height, 6_000));
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    width(width);
  }

  /** Has it carry another session, as if its own had ended. */
  void loseSession() {
    driver.manage().deleteCookieNamed("desk");
    driver.manage().addCookie(new Cookie.Builder("desk", "0123456789ABCDEF").path("/desk").build());
  }

  @Override
  public void close() {
    driver.quit();
    try {
      FileSystemUtils.deleteRecursively(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
