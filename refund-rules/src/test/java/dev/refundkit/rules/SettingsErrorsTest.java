package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.policy.Budget;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.settings.BudgetSetting;
import dev.refundkit.rules.settings.FeeSetting;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What policy.yaml may say, and mistakes in it beside those of {@link BrokenBundlesTest}. */
class SettingsErrorsTest {

  private static final String HEAD =
      "name: a\nversion: \"1\"\ncurrencies: [USD, JPY, KWD]\ncategories: [books]\n";

  private static Settings read(String text) {
    return SettingsReader.read("policy.yaml", text);
  }

  private static List<Finding> findings(String text) {
    PolicyException thrown = catchThrowableOfType(PolicyException.class, () -> read(text));
    assertThat(thrown).as("nothing was found").isNotNull();
    return thrown.findings();
  }

  @Test
  void amountsAreReadExactlyInTheirOwnDecimals() {
    Settings settings = read(HEAD + "limits:\n  most: {USD: 0.10, JPY: 500, KWD: 1.005}\n");
    assertThat(settings.limits().get("most"))
        .isEqualTo(Map.of("USD", 10L, "JPY", 500L, "KWD", 1_005L));
  }

  @Test
  void limitsAndDaysThatWereReadDoNotChange() {
    Settings settings = read(HEAD + "limits: {most: {USD: 0.10}}\ndays: {window: {other: 3}}\n");
    assertThat(settings.limits()).isUnmodifiable();
    assertThat(settings.limits().get("most")).isUnmodifiable();
    assertThat(settings.days().get("window")).isUnmodifiable();
  }

  @Test
  void budgetsCountForTheShopUnlessTheySayForWhom() {
    Settings settings =
        read(
            HEAD
                + """
                budgets:
                  hourly: {window: hour, caps: {USD: 500.00, JPY: 50000, KWD: 150.000}}
                  of_one: {window: day, per: customer, caps: {USD: 0.00}}
                """);
    assertThat(settings.budgets())
        .isEqualTo(
            Map.of(
                "hourly",
                new BudgetSetting(
                    Budget.Window.HOUR,
                    Budget.Per.SHOP,
                    Map.of("USD", 50_000L, "JPY", 50_000L, "KWD", 150_000L)),
                "of_one",
                new BudgetSetting(Budget.Window.DAY, Budget.Per.CUSTOMER, Map.of("USD", 0L))));
  }

  @Test
  void feesArePartsOrFixed() {
    Settings settings =
        read(
            HEAD + "fees:\n  a: {basis_points: 1500, with_tax: true}\n  b: {fixed: {USD: 5.00}}\n");
    assertThat(settings.fees())
        .isEqualTo(
            Map.of(
                "a",
                new FeeSetting(1_500, Map.of(), true),
                "b",
                new FeeSetting(0, Map.of("USD", 500L), false)));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "name: a\nversion: \"1\"\ncurrencies: [USD, USD]\n",
            3,
            19,
            "USD stands twice",
            "Keep one"),
        mistake(
            HEAD + "limits: {most: {USD: 50.001}}\n", 5, 22, "not an amount in USD", "2 decimals"),
        mistake(HEAD + "limits: {most: {USD: 1e3}}\n", 5, 22, "not an amount in USD", "150.00"),
        mistake(HEAD + "description: [a]\n", 5, 14, "expected a text", "single value"),
        mistake(HEAD + "description: \"\\UFFFFFFFF\"\n", 0, 0, "not YAML", "escapes"));
  }

  private static Arguments mistake(String text, int line, int column, String what, String advice) {
    return Arguments.of(text, line, column, what, advice);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndWhatToDo(
      String text, int line, int column, String what, String advice) {
    assertThat(findings(text))
        .anySatisfy(
            finding -> {
              assertThat(finding.place().file()).isEqualTo("policy.yaml");
              assertThat(finding.what()).contains(what);
              assertThat(finding.advice()).contains(advice);
              assertThat(finding.place().line() + ":" + finding.place().column())
                  .isEqualTo(line + ":" + column);
            });
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(findings("version: \"1\"\ncurrencies: [USD]\nlimit: {}\nnumbers: {few: many}\n"))
        .hasSize(3);
  }

  @Test
  void aFileOutOfBoundsIsRefused() {
    assertThat(findings("name: " + "x".repeat(300_000)).get(0).advice()).contains("256 KiB");
  }

  private static String many(int count, String form) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.formatted(i))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "reasons: [%s]; r%d; reasons",
        "limits: {%s}; l%d: {USD: 1.00}; limits",
        "limits: {most: {%s}}; c%d: 1; most",
        "days: {window: {%s}}; c%d: 1; window",
        "numbers: {%s}; n%d: 1; numbers",
        "fees: {%s}; 'f%d: {basis_points: 1}'; fees",
        "fees: {flat: {fixed: {%s}}}; c%d: 1; fixed",
        "%s; k%d; policy.yaml"
      })
  void aListThatIsTooLongIsRefusedByItsKey(String list, String entry, String key) {
    String text =
        list.equals("%s")
            ? many(1_001, entry + ": 1").replace(", ", "\n")
            : HEAD + list.formatted(many(1_001, entry));
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what()).isEqualTo(key + " has more than 1000 entries");
              assertThat(finding.advice()).contains("at most 1000");
            });
  }

  @Test
  void aListMayBeAsLongAsItsBound() {
    assertThat(read(HEAD + "reasons: [" + many(1_000, "r%d") + "]\n").reasons()).hasSize(1_000);
  }
}
