package dev.refundkit.samples.shop.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How the pages look; the only thing that a browser may keep. */
@Controller
final class Stylesheet {

  static final String PATH = "/desk/desk.css";

  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

  private final byte[] text;

  Stylesheet() throws IOException {
    text = new ClassPathResource("templates/desk/desk.css").getContentAsByteArray();
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> get() {
    return ResponseEntity.ok()
        .contentType(CSS)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
        .body(text.clone());
  }
}
