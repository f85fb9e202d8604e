package dev.refundkit.json;

import dev.refundkit.request.Redaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JsonNode;

/** How what a caller sent is shown in a refusal: short, printable, and without personal data. */
final class Shown {

  private static final int LOOKED_AT = 200;
  private static final int LENGTH = 40;

  private Shown() {}

  /** The type of a value, in words. */
  static String kind(@Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return "empty";
    }
    return switch (value.getNodeType()) {
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> value.toString();
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "null";
    };
  }

  /** Masked, printable, at most 40 characters. */
  static String text(String text) {
    String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    String masked = Redaction.mask(start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"));
    return masked.length() > LENGTH ? masked.substring(0, LENGTH) + "..." : masked;
  }

  /** Where a parser stands: {@code items[0].quantity}; empty at the root. */
  static String place(TokenStreamContext context) {
    TokenStreamContext parent = context.getParent();
    String before = parent == null ? "" : place(parent);
    if (context.inObject() && context.currentName() != null) {
      String name = text(context.currentName());
      return before.isEmpty() ? name : before + "." + name;
    }
    return context.inArray() ? before + "[" + context.getCurrentIndex() + "]" : before;
  }
}
