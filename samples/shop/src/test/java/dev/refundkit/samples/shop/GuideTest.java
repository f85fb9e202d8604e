package dev.refundkit.samples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.api.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The calls of docs/shop-api.md, in their order, each answered as the page says. */
class GuideTest {

  private static final Pattern CURL =
      Pattern.compile(
          "^curl '?http://127\\.0\\.0\\.1:8080(?<path>[^\\s']+)'?(?<options>.*?) {2}# (?<status>\\d+)$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']*)'");
  private static final Pattern DATA = Pattern.compile("-d '([^']*)'", Pattern.DOTALL);

  @Test
  void isTrue() throws IOException {
    List<String> answered = new ArrayList<>();
    List<String> promised = new ArrayList<>();
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(ShopDatabase.H2, acquirer.url())) {
      Matcher call = CURL.matcher(Files.readString(Path.of("../../docs/shop-api.md")));
      while (call.find()) {
        Client client = new Client(shop.port());
        Matcher header = HEADER.matcher(call.group("options"));
        while (header.find()) {
          client = client.with(header.group(1), header.group(2));
        }
        Matcher data = DATA.matcher(call.group("options"));
        String path = call.group("path");
        int status =
            data.find()
                ? client.postBytes(path, data.group(1).getBytes(UTF_8)).status()
                : client.get(path).status();
        promised.add(path + " " + call.group("status"));
        answered.add(path + " " + status);
      }
    }
    assertThat(answered).hasSize(9).isEqualTo(promised);
  }
}
