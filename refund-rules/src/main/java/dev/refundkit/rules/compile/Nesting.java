package dev.refundkit.rules.compile;

/**
 * How deeply brackets stand in one another. Parsers answer each with a call of their own, and would
 * run out of stack.
 */
final class Nesting {

  static final int MOST = 50;

  private Nesting() {}

  /**
   * The first line, from 1, on which more than {@link #MOST} brackets are open; 0 if there is none.
   * Texts and comments do not count.
   */
  static int tooDeep(String text) {
    int line = 1;
    int depth = 0;
    for (int at = 0; at < text.length(); at = after(text, at)) {
      char c = text.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
      if (depth > MOST) {
        return line;
      }
      line += (int) text.substring(at, after(text, at)).chars().filter(n -> n == '\n').count();
    }
    return 0;
  }

  /** Where the character, text or comment that begins here ends. */
  private static int after(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return afterText(text, at + 1, c);
    }
    if (text.startsWith("//", at)) {
      return endOf(text, "\n", at);
    }
    return text.startsWith("/*", at) ? endOf(text, "*/", at + 2) : at + 1;
  }

  /** A text ends with its quote, and where that is missing with its line. */
  private static int afterText(String text, int from, char quote) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote || c == '\n') {
        return at + 1;
      }
    }
    return text.length();
  }

  private static int endOf(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }
}
