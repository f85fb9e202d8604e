package dev.refundkit.cli.policy;

import dev.refundkit.rules.explain.PlainText;

/** Text in pages. */
final class Html {

  private Html() {}

  /** Of a policy, an order or a file name: shown as it is, and never read as markup. */
  static String escaped(String text) {
    return PlainText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
