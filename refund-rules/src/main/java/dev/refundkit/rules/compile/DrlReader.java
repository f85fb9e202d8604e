package dev.refundkit.rules.compile;

import dev.refundkit.rules.bundle.Problem;
import dev.refundkit.rules.model.FactRef;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.settings.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;

/** Parses one file of rules into what is known of each rule, and notes what is wrong with it. */
final class DrlReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");
  private static final Pattern CALL =
      Pattern.compile("\\boutcome\\s*\\.\\s*(\\w+)\\s*\\(\\s*(?:\"([^\"]*)\")?");

  private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private final String file;
  private final String text;
  private final List<Problem> problems;

  DrlReader(String file, String text, List<Problem> problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  List<ParsedRule> read() {
    DrlParser parser = new DrlParser();
    PackageDescr parsed = parse(parser);
    if (parsed == null || parser.hasErrors()) {
      return List.of();
    }
    if (!parsed.getName().isEmpty()
        || !parsed.getImports().isEmpty()
        || !parsed.getGlobals().isEmpty()) {
      note(
          1,
          0,
          "a package, import or global",
          "Leave it out; the whole vocabulary is there without it.");
    }
    if (parsed.getRules().isEmpty()) {
      note(1, 0, "no rules in this file", "Write a rule, or remove the file.");
    }
    return parsed.getRules().stream().map(this::rule).toList();
  }

  private @Nullable PackageDescr parse(DrlParser parser) {
    int deep = Nesting.tooDeep(text);
    if (deep > 0) {
      note(deep, 0, "more than " + Nesting.MOST + " brackets in one another", "Split the rule.");
      return null;
    }
    try {
      PackageDescr parsed = parser.parse(false, text);
      for (DroolsError error : parser.getErrors()) {
        boolean placed = error instanceof ParserError;
        int column = placed ? ((ParserError) error).getCol() + 1 : 0;
        note(
            placed ? ((ParserError) error).getRow() : 0,
            column,
            "syntax: " + error.getMessage(),
            "Check the text just before.");
      }
      return parsed;
    } catch (DroolsParserException | RuntimeException e) {
      note(0, 0, "not readable as rules: " + e.getMessage(), "Check its syntax.");
      return null;
    } catch (StackOverflowError e) {
      note(0, 0, "not readable as rules: an expression without end", "Split it into several.");
      return null;
    }
  }

  private ParsedRule rule(RuleDescr rule) {
    String id = rule.getName();
    if (!ID.matcher(id).matches()) {
      note(
          rule.getLine(),
          0,
          "rule id " + id + " is not in lower-case words",
          "Write it like: return-window-over.");
    }
    Set<FactRef> facts = new LinkedHashSet<>();
    List<PatternDescr> patterns = rule.getLhs().getAllPatternDescr();
    ConditionReader conditions = new ConditionReader(patterns, this::note);
    patterns.forEach(pattern -> facts.addAll(conditions.read(pattern)));
    List<ParsedRule.Call> calls = calls(rule);
    checkCalls(rule, patterns, calls);
    RuleInfo info = new RuleInfo(id, sentence(rule), file, rule.getLine(), List.copyOf(facts));
    return new ParsedRule(info, calls);
  }

  private String sentence(RuleDescr rule) {
    AnnotationDescr annotation = rule.getAnnotation("sentence");
    String sentence =
        annotation == null ? "" : String.valueOf(annotation.getSingleValueStripped()).strip();
    if (sentence.isEmpty() || sentence.chars().anyMatch(Character::isISOControl)) {
      note(
          rule.getLine(),
          0,
          "rule " + rule.getName() + " has no sentence for people",
          "Add: @sentence(\"Why it asks for this.\").");
    }
    return sentence;
  }

  /**
   * From the text rather than from the parser, which does not say where in a consequence something
   * stands.
   */
  private List<ParsedRule.Call> calls(RuleDescr rule) {
    String[] lines =
        COMMENT
            .matcher(text)
            .replaceAll(comment -> comment.group().replaceAll("[^\n]", " "))
            .split("\n", -1);
    List<ParsedRule.Call> calls = new ArrayList<>();
    for (int line = Math.max(1, rule.getConsequenceLine());
        line <= Math.min(rule.getEndLine(), lines.length);
        line++) {
      Matcher matcher = CALL.matcher(lines[line - 1]);
      while (matcher.find()) {
        String argument = matcher.group(2);
        calls.add(new ParsedRule.Call(matcher.group(1), argument == null ? "" : argument, line));
      }
    }
    return calls;
  }

  private void checkCalls(
      RuleDescr rule, List<PatternDescr> patterns, List<ParsedRule.Call> calls) {
    boolean goods =
        patterns.stream().anyMatch(pattern -> Vocabulary.GOODS.equals(pattern.getObjectType()));
    boolean refund =
        patterns.stream().anyMatch(pattern -> !Vocabulary.GOODS.equals(pattern.getObjectType()));
    if (goods && refund) {
      note(
          rule.getLine(),
          0,
          "rule " + rule.getName() + " looks at Goods and at a refund",
          "Goods stand alone; write two rules.");
    }
    if (calls.isEmpty()) {
      note(
          rule.getLine(),
          0,
          "rule " + rule.getName() + " asks for nothing",
          "Call an outcome, such as: outcome.review();");
    }
    for (ParsedRule.Call call : calls) {
      if (!Vocabulary.OUTCOMES.contains(call.outcome())) {
        note(
            call.line(),
            0,
            "unknown outcome " + call.outcome(),
            Nearest.advice(call.outcome(), Vocabulary.OUTCOMES));
      } else if (Vocabulary.GOODS_OUTCOMES.contains(call.outcome()) != goods) {
        String advice =
            goods
                ? "Rules about Goods restock, inspect or doNotRestock."
                : "Only rules about Goods can ask for it.";
        note(call.line(), 0, "outcome " + call.outcome() + " has no meaning here", advice);
      }
    }
  }

  private void note(int line, int column, String what, String advice) {
    problems.add(new Problem(file, Math.max(0, line), Math.max(0, column), what, advice));
  }
}
