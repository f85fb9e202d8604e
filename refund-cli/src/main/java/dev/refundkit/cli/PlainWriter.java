package dev.refundkit.cli;

import dev.refundkit.rules.explain.PlainText;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints for a terminal: nothing reaches it but text and line ends, as what is printed may come
 * from anybody's policy, order or file name.
 */
final class PlainWriter extends PrintWriter {

  private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");

  PlainWriter(PrintWriter to) {
    super(to, true);
  }

  @Override
  public void write(String text, int from, int length) {
    String part = text.substring(from, from + length);
    String plain = LINE.matcher(part).replaceAll(line -> quoted(PlainText.of(line.group())));
    super.write(plain, 0, plain.length());
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int letter) {
    write(Character.toString((char) letter), 0, 1);
  }
}
