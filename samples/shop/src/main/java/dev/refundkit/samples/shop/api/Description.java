package dev.refundkit.samples.shop.api;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to everybody what the API takes and answers. */
@RestController
final class Description {

  private final byte[] text;

  Description() throws IOException {
    text = new ClassPathResource("shop/openapi.yaml").getContentAsByteArray();
  }

  @GetMapping("/openapi.yaml")
  ResponseEntity<byte[]> get() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_YAML)
        .header("X-Content-Type-Options", "nosniff")
        .body(text.clone());
  }
}
