package dev.refundkit.rules.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.language.PolicyText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/** What holds for tables of any content. */
class TablePropertiesTest {

  @Provide
  Arbitrary<List<Tuple2<String, String>>> changes() {
    Arbitrary<String> fragment =
        Arbitraries.of(
            "total",
            "reason",
            "\"changed_mind\"",
            "limit(\"most\")",
            "$param",
            "$1",
            "$",
            "in (",
            ")",
            "(",
            ",",
            "==",
            ">",
            "contains",
            "!",
            "7",
            "-7",
            "RuleTable",
            "CONDITION",
            "NAME",
            "@",
            "\"",
            "'",
            "\u201c",
            "forall(||){",
            "}",
            "end",
            "rule",
            "then",
            "when",
            "/*",
            "*/",
            "//",
            "\\",
            "\uE000",
            "\uE001\uE002",
            "\u0000",
            "...",
            "?",
            "from",
            "eval",
            "$l : Line",
            "outcome.review();",
            "=1",
            "sentence(\"$param\")",
            "Import",
            " ",
            "\n",
            "\uD83D\uDE00");
    Arbitrary<String> text = fragment.list().ofMaxSize(5).map(parts -> String.join(" ", parts));
    Arbitrary<String> cell =
        Arbitraries.chars()
            .range('A', 'H')
            .flatMap(column -> Arbitraries.integers().between(1, 12).map(row -> column + "" + row));
    return cell.flatMap(at -> text.map(value -> Tuple.of(at, value))).list().ofMaxSize(6);
  }

  private static List<List<String>> changed(List<Tuple2<String, String>> changes) {
    List<List<String>> rows = Tables.GOOD;
    for (Tuple2<String, String> change : changes) {
      rows = Tables.with(rows, change.get1(), change.get2());
    }
    return rows;
  }

  @Property
  void whatIsWrongIsToldByCellsThatAreThere(@ForAll("changes") List<Tuple2<String, String>> some) {
    checkPlaces("a.drl.csv", Tables.csv(changed(some)), "([A-Z]+[0-9]+)?");
  }

  @Property(tries = 100)
  void aWorkbookIsToldTheSameWay(@ForAll("changes") List<Tuple2<String, String>> some) {
    checkPlaces("a.drl.xlsx", Tables.xlsx("S", changed(some)), "(S!([A-Z]*[0-9]*))?");
  }

  private static void checkPlaces(String file, BundleFile content, String cell) {
    PolicyText text = PolicyText.read(Tables.bundle(file, content));
    Statistics.label("wrong")
        .collect(!text.findings().isEmpty())
        .coverage(c -> c.check(true).percentage(p -> p > 30));
    assertThat(text.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.place().file()).isEqualTo(file);
              assertThat(finding.place().cell()).matches(cell);
            });
    if (text.isUsable()) {
      assertThat(text.rules()).isNotEmpty();
    }
  }
}
