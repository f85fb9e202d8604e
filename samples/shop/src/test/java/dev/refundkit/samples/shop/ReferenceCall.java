package dev.refundkit.samples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.samples.shop.api.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call as a page shows it to callers: a line of curl, and below it what it is answered with. */
record ReferenceCall(
    String method, String path, Map<String, String> headers, byte[] body, JsonNode answer) {

  private static final Pattern CURL =
      Pattern.compile(
          "curl --location --request (?<method>\\w+) 'https://[^/']+(?<path>/[^']*)' \\\\\n"
              + "(?<headers>(?:--header '[^']*' \\\\\n)*)"
              + "--data-raw '(?<body>[^']*)'\n"
              + "(?<answer>.*)",
          Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("--header '([^:']+): ([^']*)'");

  static ReferenceCall read(String name) {
    Matcher page = CURL.matcher(text("/reference/" + name));
    if (!page.matches()) {
      throw new IllegalArgumentException(name + " shows no call");
    }
    Map<String, String> headers = new TreeMap<>();
    Matcher header = HEADER.matcher(page.group("headers"));
    while (header.find()) {
      headers.put(header.group(1), header.group(2));
    }
    return new ReferenceCall(
        page.group("method"),
        page.group("path"),
        headers,
        page.group("body").getBytes(UTF_8),
        JsonMapper.shared().readTree(page.group("answer")));
  }

  private static String text(String resource) {
    try (InputStream in = ReferenceCall.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it as it stands, but for the host and the key. */
  Reply send(int port, String key) {
    Client client = new Client(port);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      client = client.with(header.getKey(), header.getValue().replace("YOUR_API_KEY", key));
    }
    return client.send(method, path, body, BodyPublishers.ofByteArray(body));
  }
}
