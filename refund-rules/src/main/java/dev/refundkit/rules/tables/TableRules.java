package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.TABLE;

import dev.refundkit.rules.tables.Disguise.Role;
import dev.refundkit.rules.tables.Table.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.RuleSheetListener;
import org.drools.template.model.Condition;
import org.drools.template.model.Consequence;
import org.drools.template.model.Rule;

/**
 * Has the library put the snippets and values of a table together, and writes what it says as
 * rules. Only its snippets are taken: heads, attributes and comments that it can write are not.
 */
final class TableRules {

  private final Table table;
  private final Map<Integer, Kind> kinds;
  private final TableFindings findings;
  private final Disguise disguise;
  private Cell current;

  private TableRules(Table table, TableFindings findings, Disguise disguise) {
    this.table = table;
    this.kinds = table.kinds();
    this.findings = findings;
    this.disguise = disguise;
    this.current = table.head();
  }

  /** Appends the table's rules; a table that the library can't read is noted instead. */
  static void write(Table table, TableFindings findings, Disguise disguise, TracedText text) {
    TableRules writer = new TableRules(table, findings, disguise);
    try {
      writer.write(text);
    } catch (RuntimeException e) {
      findings.add(
          TABLE,
          writer.current,
          "the table can't be read here: " + e.getMessage(),
          "Compare its layout with another table's.");
    }
  }

  private void write(TracedText text) {
    List<Rule> plain = rules((cell, row) -> cell.text());
    List<Rule> rules = rules(this::disguised);
    for (int i = 0; i < rules.size(); i++) {
      int row = rules.get(i).getSpreadsheetRowNumber() - 1 - table.head().row();
      current = table.key(row);
      write(rules.get(i), row, text);
      if (!parts(rules.get(i))
          .map(disguise::restored)
          .toList()
          .equals(parts(plain.get(i)).toList())) {
        findings.add(
            TABLE,
            current,
            "it can't be told which cell each word of this rule is from",
            "Write the snippets above it more simply.");
      }
    }
  }

  private static Stream<String> parts(Rule rule) {
    return Stream.of(
            rule.getMetadata().stream(),
            rule.getConditions().stream().map(Condition::getSnippet),
            rule.getConsequences().stream().map(Consequence::getSnippet))
        .flatMap(part -> part);
  }

  private void write(Rule rule, int row, TracedText text) {
    Cell key = table.key(row);
    text.beginRow();
    text.append("rule ", key);
    if (table.named(row) == null) {
      text.append("\"" + table.idPrefix() + (key.row() + 1) + "\"", key);
    } else {
      text.appendDisguised(rule.getName(), key);
    }
    rule.getMetadata().forEach(data -> append("\n@", data, key, text));
    text.append("\nwhen", key);
    rule.getConditions().forEach(part -> append("\n  ", part.getSnippet(), key, text));
    text.append("\nthen", key);
    rule.getConsequences().forEach(part -> append("\n  ", part.getSnippet(), key, text));
    text.append("\nend\n", key);
  }

  private static void append(String before, String disguised, Cell key, TracedText text) {
    text.append(before, key);
    text.appendDisguised(disguised, key);
  }

  /** The library's rules of the table, whose cells are given to it in this form. */
  private List<Rule> rules(BiFunction<Cell, Integer, String> form) {
    DefaultRuleSheetListener library = new DefaultRuleSheetListener(false, true);
    // Rules know no escapes, so the library is not to add any to quotes.
    library.newCell(-1, 0, "EscapeQuotes", RuleSheetListener.NON_MERGED);
    library.newCell(-1, 1, "false", RuleSheetListener.NON_MERGED);
    feed(library, table.head(), "RuleTable");
    for (int row = Table.KINDS; row <= table.last() - table.head().row(); row++) {
      library.newRow(table.head().row() + row, table.row(row).size());
      for (Cell cell : table.row(row)) {
        feed(library, cell, form.apply(cell, row));
      }
    }
    library.finishSheet();
    return library.getRuleSet().getRules();
  }

  private String disguised(Cell cell, int row) {
    boolean asks = kinds.get(cell.column()) == Kind.ACTION;
    return switch (row) {
      case Table.KINDS -> cell.text();
      case Table.FACTS -> disguise.snippet(cell, asks ? Role.SNIPPET : Role.FACT);
      case Table.SNIPPETS -> disguise.snippet(cell, Role.SNIPPET);
      default -> disguise.value(cell);
    };
  }

  private void feed(DefaultRuleSheetListener library, Cell cell, String text) {
    current = cell;
    library.newCell(cell.row(), cell.column(), text, cell.merged());
  }
}
