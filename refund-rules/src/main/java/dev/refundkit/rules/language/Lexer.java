package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text of rules apart into tokens. A backslash is refused anywhere, and so are characters
 * that can't be seen: what a reviewer reads is to be what a compiler reads.
 */
final class Lexer {

  private static final Pattern NEXT =
      Pattern.compile(
          "(?<gap>\\s+|//[^\\n]*|/\\*[\\s\\S]*?\\*/)"
              + "|(?<text>\"[^\"\\n]*\")"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?)"
              + "|(?<variable>\\$[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*)"
              + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[^\\s])");

  private static final Set<Byte> HIDDEN =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  private final Source source;
  private final Findings findings;

  private Lexer(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The tokens, the last of them {@link Token.Type#END}. */
  static List<Token> read(Source source, Findings findings) {
    Lexer lexer = new Lexer(source, findings);
    lexer.refuseHidden();
    return lexer.tokens();
  }

  private void refuseHidden() {
    String text = source.text();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (c == '\\') {
        note(at, "a backslash", "Write the character itself; rules know no escapes.");
      } else if (isHidden(c)) {
        String code = String.format("U+%04X", c);
        note(at, "the character " + code + ", which can't be seen", "Remove it.");
      }
    }
  }

  private void note(int at, String what, String advice) {
    findings.note(NOT_ALLOWED, new Span(source, at, at + 1), what, advice);
  }

  private static boolean isHidden(int c) {
    boolean plain = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    return !plain && HIDDEN.contains((byte) Character.getType(c));
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Matcher next = NEXT.matcher(source.text());
    int at = 0;
    while (at < source.text().length() && next.find(at)) {
      if (next.group("gap") == null) {
        tokens.add(token(next));
      }
      at = next.end();
    }
    int end = source.text().length();
    tokens.add(new Token(Token.Type.END, "", new Span(source, end, end)));
    return tokens;
  }

  private Token token(Matcher next) {
    Span span = new Span(source, next.start(), next.end());
    String text = next.group();
    if (next.group("text") != null) {
      return new Token(Token.Type.TEXT, text.substring(1, text.length() - 1), span);
    } else if (next.group("number") != null) {
      return new Token(Token.Type.NUMBER, text, span);
    } else if (next.group("variable") != null) {
      return new Token(Token.Type.VARIABLE, text, span);
    } else if (next.group("word") != null) {
      return new Token(Token.Type.WORD, text, span);
    }
    if (text.equals("\"")) {
      findings.note(SYNTAX, span, "a text that does not end on its line", "Close it with \".");
    }
    return new Token(Token.Type.SIGN, text, span);
  }
}
