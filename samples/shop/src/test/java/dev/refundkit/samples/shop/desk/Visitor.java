package dev.refundkit.samples.shop.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that keeps cookies, follows links and sends forms. */
final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI desk;

  Visitor(int port) {
    desk = URI.create("http://127.0.0.1:" + port);
  }

  /** A page as it came. */
  record Page(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The cookie of this name that came with it, with all that is said of it. */
    String cookie(String name) {
      return response.headers().allValues("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .findFirst()
          .orElse("");
    }

    /** What a form of this page sends along, so that no other site can send it. */
    String token() {
      Matcher found = TOKEN.matcher(text());
      if (!found.find()) {
        throw new AssertionError("no token on this page: " + text());
      }
      return found.group(1);
    }
  }

  /** The page at a path, wherever it leads to. */
  Page open(String path) {
    Page page = ask(path);
    return page.status() == 302 || page.status() == 303 ? open(page.header("Location")) : page;
  }

  /** The answer of a path itself. */
  Page ask(String path) {
    return send(HttpRequest.newBuilder(desk.resolve(path)).GET());
  }

  /** The same with a key of the API. */
  Page askWithKey(String path, String key) {
    return send(
        HttpRequest.newBuilder(desk.resolve(path)).header("Authorization", "Bearer " + key).GET());
  }

  /** Signs in with the password of the sample. */
  Visitor signedIn(String name) {
    Page after = signIn(name, "sample_" + name.replace('-', '_'));
    if (!after.header("Location").endsWith("/desk")) {
      throw new AssertionError(after.status() + " " + after.header("Location"));
    }
    return this;
  }

  Page signIn(String name, String password) {
    String token = open("/desk/sign-in").token();
    return post("/desk/sign-in", "_csrf", token, "name", name, "password", password);
  }

  /** Sends a form of the page at a path, token and all, and sees where that leads to. */
  Page submit(String page, String action, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("_csrf", open(page).token()));
    Page answer = post(action, all.toArray(String[]::new));
    return answer.status() == 302 || answer.status() == 303
        ? open(answer.header("Location"))
        : answer;
  }

  /** Sends a form, and nothing beside these fields. */
  Page post(String action, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(
          URLEncoder.encode(fields[i], UTF_8) + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return send(action, "application/x-www-form-urlencoded", String.join("&", pairs));
  }

  /** Sends whatever it is told to. */
  Page send(String action, String type, String body) {
    return send(
        HttpRequest.newBuilder(desk.resolve(action))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  /** The id of the session, as the browser keeps it. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("desk"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Has the browser send this session, whatever it was told since. */
  void carry(String session) {
    HttpCookie cookie = new HttpCookie("desk", session);
    cookie.setPath("/desk");
    cookie.setVersion(0);
    cookies.getCookieStore().removeAll();
    cookies.getCookieStore().add(desk, cookie);
  }

  private Page send(HttpRequest.Builder request) {
    try {
      return new Page(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
