package dev.refundkit.json;

import org.jspecify.annotations.Nullable;

/**
 * What a person says with a command.
 *
 * @param note why; null where nothing was said
 */
public record CommandBody(@Nullable String note) {

  /** A command without a word. */
  public static final CommandBody EMPTY = new CommandBody(null);
}
