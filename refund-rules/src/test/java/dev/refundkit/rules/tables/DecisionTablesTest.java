package dev.refundkit.rules.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.RuleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Decision tables say the same as rules that are written out. */
class DecisionTablesTest {

  private static final String SHIPPED = "src/main/resources/refundkit/policies/default";
  private static final String EXAMPLE = "../docs/examples/late-returns.drl.csv";

  private static List<Rule> rules(String file, BundleFile content) {
    PolicyText text = PolicyText.read(Tables.bundle(file, content));
    assertThat(text.findings()).isEmpty();
    return text.rules();
  }

  private static void saysTheSame(List<Rule> rules, String same) {
    List<Rule> written = rules("rules.drl", BundleFile.of(same));
    assertThat(RuleWriter.write("p", rules)).isEqualTo(RuleWriter.write("p", written));
    assertThat(rules).extracting(Rule::sentence).isEqualTo(sentences(written));
    assertThat(rules).extracting(Rule::owner).isEqualTo(owners(written));
  }

  private static List<String> sentences(List<Rule> rules) {
    return rules.stream().map(Rule::sentence).toList();
  }

  private static List<String> owners(List<Rule> rules) {
    return rules.stream().map(Rule::owner).toList();
  }

  @Test
  void aTableOfTextSaysTheSameAsRulesWrittenOut() {
    saysTheSame(rules("a.drl.csv", Tables.csv(Tables.GOOD)), Tables.SAME);
  }

  @Test
  void aTableOfAWorkbookSaysTheSameAsRulesWrittenOut() {
    saysTheSame(rules("a.drl.xlsx", Tables.xlsx("Amounts", Tables.GOOD)), Tables.SAME);
  }

  @Test
  void eachRuleTellsTheCellItWasNamedIn() {
    assertThat(rules("a.drl.csv", Tables.csv(Tables.GOOD)))
        .extracting(rule -> rule.head().place().toString())
        .containsExactly("a.drl.csv A8", "a.drl.csv B9");
    assertThat(rules("a.drl.xlsx", Tables.xlsx("Amounts", Tables.GOOD)))
        .extracting(rule -> rule.head().place().toString())
        .containsExactly("a.drl.xlsx Amounts!A8", "a.drl.xlsx Amounts!B9");
  }

  @Test
  void cellsThatTwoColumnsShareMakeOneFact() {
    List<List<String>> rows = Tables.with(Tables.with("D8", "0"), "D6", "total > $param");
    List<Rule> rules = rules("a.drl.csv", Tables.csv(rows));
    assertThat(rules.get(0).patterns()).hasSize(1);
    assertThat(rules.get(0).singles().map(single -> single.span().text()))
        .containsExactly("total > 0", "reason in (\"changed_mind\")");
  }

  @Test
  void snippetsMayUseEveryFormThatTheLibraryKnows() {
    String csv =
        """
        RuleTable forms
        N,@,C,C,C,C,A
        ,,$l : Line,Refund,,,
        ,"sentence(""$param"")","quantity >= $1, amount > $2",type,Refund($param),"forall(||){Refund(type == ""$"")}","outcome.$param();"
        id,why,several,plain,whole,,asks
        a,"He said, no.","1, 0",full,capped,,review
        b,Two.,,,"reason == ""changed_mind"", total > limit(""most"")",,approve
        """;
    String same =
        """
        rule "a" @sentence("He said, no.")
        when $l : Line(quantity >= 1, amount > 0) Refund(type == "full") Refund(capped)
        then outcome.review(); end
        rule "b" @sentence("Two.")
        when Refund(reason == "changed_mind", total > limit("most")) then outcome.approve(); end
        """;
    saysTheSame(rules("a.drl.csv", BundleFile.of(csv)), same);
  }

  @Test
  void aSheetMayHoldSeveralTablesAndAWorkbookSeveralSheets() {
    List<List<String>> two = new ArrayList<>(Tables.GOOD);
    two.add(List.of());
    two.addAll(Tables.GOOD.subList(2, 7));
    two.add(List.of("more", "It is more.", "", "", "\"changed_mind\"", "review", ""));
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              Tables.fill(workbook.createSheet("One"), two);
              Tables.fill(workbook.createSheet("Notes"), List.of(List.of("anything", "at all")));
              Tables.fill(
                  workbook.createSheet("Two"),
                  List.of(
                      List.of("", "RuleTable other"),
                      List.of("", "NAME", "METADATA", "CONDITION", "ACTION"),
                      List.of(),
                      List.of(
                          "", "", "sentence(\"$param\")", "Refund($param)", "outcome.$param();"),
                      List.of("", "id", "why", "if", "then"),
                      List.of("for people", "other", "Other.", "capped", "review")));
              workbook.createSheet("Empty");
            });
    assertThat(rules("a.drl.xlsx", file))
        .extracting(Rule::id)
        .containsExactly("much", "large-amounts-9", "more", "other");
  }

  @Test
  void numbersAndTruthsOfAWorkbookAreReadAsTheyAreShown() {
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              var sheet = workbook.createSheet("S");
              Tables.fill(
                  sheet,
                  List.of(
                      List.of("RuleTable t"),
                      List.of("N", "@", "C", "C", "A"),
                      List.of("", "", "", "", "outcome"),
                      List.of(
                          "",
                          "sentence(\"$param\")",
                          "Refund(units > $param)",
                          "Refund(capped == $param)",
                          "$param()"),
                      List.of("id", "why", "more", "capped", "asks"),
                      List.of("a", "A.", "", "", "review")));
              sheet.getRow(5).createCell(2).setCellValue(42);
              sheet.getRow(5).createCell(3).setCellValue(true);
            });
    saysTheSame(
        rules("a.drl.xlsx", file),
        "rule \"a\" @sentence(\"A.\") when Refund(units > 42) Refund(capped == true)"
            + " then outcome.review(); end");
  }

  @Test
  void theExampleIsUnderstoodWithTheShippedSettings() throws IOException {
    PolicyText text = shipped("a.drl.csv", Files.readString(Path.of(EXAMPLE)));
    String page = Files.readString(Path.of("../docs/decision-tables.md"));
    int begin = page.indexOf("\nrule ");
    PolicyText written = shipped("a.drl", page.substring(begin, page.indexOf("```", begin)));
    assertThat(text.findings()).isEmpty();
    assertThat(RuleWriter.write("p", text.rules().subList(0, 1)))
        .isEqualTo(RuleWriter.write("p", written.rules()));
    assertThat(text.rules()).extracting(Rule::id).endsWith("late-media", "late-returns-10");
  }

  private static PolicyText shipped(String file, String content) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("policy.yaml", Files.readString(Path.of(SHIPPED + "/policy.yaml")));
    files.put(file, content);
    return PolicyText.read(new PolicyBundle("example", files));
  }

  @Test
  void aByteOrderMarkAndBlankCellsAtTheEndDoNotMatter() {
    String plain = Tables.csv(Tables.GOOD).text();
    BundleFile saved = BundleFile.of("\uFEFF" + plain.replace("\n", ",,\r\n"));
    saysTheSame(rules("a.drl.csv", saved), Tables.SAME);
  }
}
