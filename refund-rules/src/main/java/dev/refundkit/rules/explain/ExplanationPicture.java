package dev.refundkit.rules.explain;

import dev.refundkit.policy.Reason;
import dev.refundkit.rules.explain.RuleExplanation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An explanation as a picture: the answer on top, under it a box for each rule that counted, that
 * an exception took back, or that nearly counted, with the conditions that made the difference and
 * what they saw.
 */
final class ExplanationPicture {

  private static final int WIDTH = 860;
  private static final int LINE = 20;
  private static final int LETTERS = 96;
  private static final Map<String, String> COLOURS =
      Map.of(
          "approve", "#1b7f3b",
          "restock", "#1b7f3b",
          "review", "#9a6700",
          "inspect", "#9a6700",
          "reject", "#b3261e",
          "do_not_restock", "#b3261e");
  private static final String GREY = "#6b7280";

  private final StringBuilder shapes = new StringBuilder();
  private int y = 20;

  private ExplanationPicture() {}

  static String of(Explanation explanation) {
    ExplanationPicture picture = new ExplanationPicture();
    picture.draw(explanation);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\""
        + WIDTH
        + "\" height=\""
        + (picture.y + 10)
        + "\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\n<title>"
        + escaped(explanation.answer() + " by " + explanation.origin())
        + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        + picture.shapes
        + "</svg>\n";
  }

  private void draw(Explanation explanation) {
    String colour = COLOURS.getOrDefault(explanation.answer(), GREY);
    String answer = explanation.answer().replace('_', ' ').toUpperCase(Locale.ROOT);
    box(colour, List.of(new Row(answer, true), new Row(explanation.origin(), false)), true);
    section("What counted", colour, explanation.rules(Status.FIRED));
    for (Reason reason : explanation.reasonsOfNoRule()) {
      box(colour, wrapped(reason.sentence(), true), false);
    }
    section("Taken back by an exception", GREY, explanation.rules(Status.EXCEPTED));
    section(ExplanationText.DID_NOT_COUNT, GREY, explanation.rules(Status.DID_NOT_COUNT));
    section("Nearly counted", GREY, explanation.rules(Status.NEARLY));
    section(ExplanationText.NOT_ALL_TRIED, GREY, explanation.notAllTried());
  }

  private record Row(String text, boolean strong) {}

  private void section(String title, String colour, List<RuleExplanation> rules) {
    if (!rules.isEmpty()) {
      y += LINE;
      text(20, title, "#111827", true);
      y += 10;
      rules.forEach(rule -> box(colour, rows(rule), false));
    }
  }

  private static List<Row> rows(RuleExplanation rule) {
    List<Row> rows = new ArrayList<>(wrapped(rule.sentence(), true));
    String title = rule.id() + rule.shownAsks() + rule.shownExceptions();
    rows.addAll(wrapped(title + ", " + rule.place(), false));
    if (!rule.complete()) {
      rows.addAll(wrapped(RuleExplanation.LIMIT, false));
    }
    for (Trial trial : rule.trials()) {
      for (Check check : trial.checks()) {
        if (check.held() == rule.held()) {
          String mark = rule.held() ? "\u2713 " : "\u2717 ";
          rows.addAll(wrapped(mark + check.shown(), false));
          check
              .values()
              .forEach(
                  (name, value) -> rows.addAll(wrapped("     " + name + " = " + value, false)));
        }
      }
    }
    return rows;
  }

  private static List<Row> wrapped(String text, boolean strong) {
    List<Row> rows = new ArrayList<>();
    String rest = text;
    while (rest.length() > LETTERS) {
      int space = rest.lastIndexOf(' ', LETTERS);
      int whole = Character.isHighSurrogate(rest.charAt(LETTERS - 1)) ? LETTERS - 1 : LETTERS;
      int end = space > LETTERS / 2 ? space : whole;
      rows.add(new Row(rest.substring(0, end), strong));
      rest = "     " + rest.substring(end).strip();
    }
    rows.add(new Row(rest, strong));
    return rows;
  }

  private void box(String colour, List<Row> rows, boolean filled) {
    int height = rows.size() * LINE + 14;
    String fill = filled ? colour : "#f9fafb";
    shapes
        .append("<rect x=\"10\" y=\"" + y + "\" width=\"" + (WIDTH - 20) + "\" height=\"" + height)
        .append("\" rx=\"6\" fill=\"" + fill + "\"/>\n")
        .append("<rect x=\"10\" y=\"" + y + "\" width=\"6\" height=\"" + height)
        .append("\" rx=\"3\" fill=\"" + colour + "\"/>\n");
    y += 2;
    for (Row row : rows) {
      y += LINE;
      text(28, row.text(), filled ? "#ffffff" : row.strong() ? "#111827" : "#374151", row.strong());
    }
    y += 22;
  }

  private void text(int x, String text, String colour, boolean strong) {
    shapes
        .append(
            "<text x=\"" + x + "\" y=\"" + y + "\" fill=\"" + colour + "\" xml:space=\"preserve\"")
        .append(strong ? " font-weight=\"600\">" : ">")
        .append(escaped(text))
        .append("</text>\n");
  }

  private static String escaped(String text) {
    return PlainText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
