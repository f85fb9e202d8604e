package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text of rules apart into tokens. A backslash is refused anywhere, and so are characters
 * that can't be seen: what a reviewer reads is to be what a compiler reads. It takes time in
 * proportion to the text's length, whatever the text.
 */
final class Lexer {

  private static final int MOST_OF_WORD = 100;
  private static final int MOST_OF_TEXT = 1000;

  /** A comment that is not closed reaches to the end. No part of it can be matched in two ways. */
  private static final Pattern NEXT =
      Pattern.compile(
          "(?<gap>\\s++|//[^\\n]*+)"
              + "|(?<comment>/\\*[\\s\\S]*?(?:\\*/|\\z))"
              + "|(?<text>\"[^\"\\n]*+\")"
              + "|(?<open>\"[^\"\\n]*+)"
              + "|(?<quoted>'[^'\\n]*+'|[\u201c\u201e][^\u201c-\u201e\\n]*+[\u201c\u201d])"
              + "|(?<hash>#[^\\n]*+)"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?)"
              + "|(?<variable>\\$[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*+)*+)"
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

  /**
   * Letters, signs and marks that are drawn as nothing: joiners, fillers, blanks and what chooses
   * between forms of the character before.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

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
      } else if (isHidden(at, c)) {
        String code = String.format("U+%04X", c);
        note(at, "the character " + code + ", which can't be seen", "Remove it.");
      }
    }
  }

  private void note(int at, String what, String advice) {
    findings.noteLine(NOT_ALLOWED, new Span(source, at, at + 1), what, advice);
  }

  /** A carriage return alone ends a line for some who show it, and for others it does not. */
  private boolean isHidden(int at, int c) {
    boolean plain =
        c == '\n' || c == '\t' || c == ' ' || (c == '\r' && source.text().startsWith("\n", at + 1));
    return !plain
        && (HIDDEN.contains((byte) Character.getType(c))
            || INVISIBLE.matcher(Character.toString(c)).matches());
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Matcher next = NEXT.matcher(source.text());
    int at = 0;
    while (at < source.text().length() && next.find(at)) {
      at = next.end();
      if (next.group("comment") != null) {
        checkClosed(next);
      } else if (next.group("hash") != null) {
        Span span = new Span(source, next.start(), next.end());
        findings.noteLine(SYNTAX, span, "a comment behind #", "Write it behind //.");
      } else if (next.group("gap") == null) {
        Token token = checked(token(next));
        tokens.add(token);
        at = token.span().to();
      }
    }
    int end = source.text().length();
    tokens.add(new Token(Token.Type.END, "", new Span(source, end, end)));
    return tokens;
  }

  private void checkClosed(Matcher next) {
    if (next.end() < next.start() + 4 || !next.group().endsWith("*/")) {
      Span span = new Span(source, next.start(), next.end());
      findings.noteAll(
          SYNTAX, span, span.place(), "a comment that does not end", "Close it with */.");
    }
  }

  /** What is longer could not be a name or constant in what the rules become. */
  private Token checked(Token token) {
    int most = token.type() == Token.Type.TEXT ? MOST_OF_TEXT : MOST_OF_WORD;
    if (token.text().length() > most) {
      String what = token.type() == Token.Type.TEXT ? "a text" : "a word or number";
      findings.note(
          TOO_LARGE, token.span(), what + " of more than " + most + " characters", "Shorten it.");
    }
    if (token.type() == Token.Type.TEXT && token.text().contains("\t")) {
      findings.note(
          NOT_ALLOWED, token.span(), "a tab in a text, which can't be seen", "Write spaces.");
    }
    return token;
  }

  private Token token(Matcher next) {
    Span span = new Span(source, next.start(), next.end());
    String text = next.group();
    if (next.group("text") != null) {
      return new Token(Token.Type.TEXT, text.substring(1, text.length() - 1), span);
    } else if (next.group("quoted") != null) {
      return quoted(text, span);
    } else if (next.group("number") != null) {
      return new Token(Token.Type.NUMBER, text, span);
    } else if (next.group("variable") != null) {
      return new Token(Token.Type.VARIABLE, text, span);
    } else if (next.group("word") != null) {
      return new Token(Token.Type.WORD, text, span);
    }
    return next.group("open") == null ? new Token(Token.Type.SIGN, text, span) : openText(span);
  }

  private Token quoted(String text, Span span) {
    String content = text.substring(1, text.length() - 1);
    findings.note(
        SYNTAX,
        span,
        "expected a text in straight double quotes, found " + text,
        "Write: \"" + content + "\".");
    return new Token(Token.Type.TEXT, content, span);
  }

  /** Taken to end before the signs that close what it stands in, so that what follows fits. */
  private Token openText(Span rest) {
    findings.noteLine(
        SYNTAX,
        rest,
        "a text that does not end on its line",
        "Close it with \"; count the quotes of the line.");
    int end = rest.to();
    while (end > rest.from() + 1 && ")],; \t\r".indexOf(source.text().charAt(end - 1)) >= 0) {
      end--;
    }
    Span span = new Span(source, rest.from(), end);
    return new Token(Token.Type.TEXT, span.text().substring(1), span);
  }
}
