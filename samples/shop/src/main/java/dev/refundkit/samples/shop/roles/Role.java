package dev.refundkit.samples.shop.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * A role of the demonstration.
 *
 * @param authorities as {@code Actor.of} reads them
 */
public record Role(String name, List<String> authorities) {

  public Role {
    authorities = List.copyOf(authorities);
  }

  /** Reads a file with a role and its authorities in each line; {@code #} begins a comment. */
  public static List<Role> read(Resource file) throws IOException {
    return file.getContentAsString(UTF_8)
        .lines()
        .map(Role::words)
        .filter(words -> !words.isEmpty() && !words.get(0).startsWith("#"))
        .map(words -> new Role(words.get(0), words.subList(1, words.size())))
        .toList();
  }

  /** The words of a line or of a column; none of a blank one. */
  public static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
