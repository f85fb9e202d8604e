package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.settings.FeeSetting;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What policy.yaml may say, and what is told to the person who got it wrong. */
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
        mistake(HEAD + "limit: {}\n", 5, 1, "unknown key limit", "limits"),
        mistake(HEAD + "name: b\n", 5, 1, "key name stands twice", "Keep one"),
        mistake(
            "version: \"1\"\ncurrencies: [USD]\n", 1, 1, "key name is missing", "name: my_policy"),
        mistake(
            "name: a\nversion: \"1\"\n", 1, 1, "key currencies is missing", "currencies: [USD]"),
        mistake(
            "name: a\nversion: \"1\"\ncurrencies: [USD, DOLLAR]\n",
            3,
            19,
            "DOLLAR",
            "three letters"),
        mistake(
            "name: a\nversion: \"1\"\ncurrencies: [USD, USD]\n",
            3,
            19,
            "USD stands twice",
            "Keep one"),
        mistake(
            HEAD + "limits: {most: {USD: 5000}}\n", 5, 22, "not an amount in USD: 5000", "150.00"),
        mistake(
            HEAD + "limits: {most: {USD: 50.001}}\n", 5, 22, "not an amount in USD", "2 decimals"),
        mistake(HEAD + "limits: {most: {USD: -1.00}}\n", 5, 22, "not an amount in USD", "150.00"),
        mistake(HEAD + "limits: {most: {USD: 1e3}}\n", 5, 22, "not an amount in USD", "150.00"),
        mistake(
            HEAD + "limits: {most: {JPY: 5000.00}}\n",
            5,
            22,
            "not an amount in JPY",
            "without decimals"),
        mistake(HEAD + "limits: {most: {EUR: 50.00}}\n", 5, 17, "unknown key EUR", "JPY, KWD, USD"),
        mistake(HEAD + "limits: {Most: {USD: 50.00}}\n", 5, 10, "not a name: Most", "lower-case"),
        mistake(HEAD + "limits: [1]\n", 5, 9, "expected a mapping", "key: value"),
        mistake(HEAD + "days: {window: {books: 3}}\n", 5, 16, "lack other", "Add other"),
        mistake(
            HEAD + "days: {window: {book: 3, other: 3}}\n",
            5,
            17,
            "unknown key book",
            "Maybe you meant books"),
        mistake(
            HEAD + "days: {window: {other: soon}}\n",
            5,
            24,
            "expected a whole number, found soon",
            "from 0"),
        mistake(
            HEAD + "days: {window: {other: -1}}\n",
            5,
            24,
            "expected a whole number, found -1",
            "from 0"),
        mistake(
            HEAD + "numbers: {few: 1.5}\n",
            5,
            16,
            "expected a whole number, found 1.5",
            "Write a number"),
        mistake(
            HEAD + "fees: {a: {basis_points: 10001}}\n",
            5,
            26,
            "expected a whole number",
            "to 10000"),
        mistake(
            HEAD + "fees: {a: {with_tax: true}}\n",
            5,
            11,
            "either basis_points or fixed",
            "Add one"),
        mistake(
            HEAD + "fees: {a: {basis_points: 1, with_tax: yes}}\n",
            5,
            39,
            "expected true or false",
            "true or false"),
        mistake(HEAD + "reasons: changed_mind\n", 5, 10, "expected a list", "[one, two]"),
        mistake(
            HEAD + "reasons: [changed_mind, changed_mind]\n", 5, 25, "stands twice", "Keep one"),
        mistake(HEAD + "description: [a]\n", 5, 14, "expected a text", "single value"),
        mistake(HEAD + "limits: &a {}\ndays: *a\n", 6, 7, "an alias", "Write the value out"),
        mistake(HEAD + "limits: [[[[[[[[[1]]]]]]]]]\n", 5, 16, "more than 8 levels", "nested"),
        mistake(HEAD + "limits: {\n", 6, 1, "not YAML", "brackets"),
        mistake(HEAD + "description: \"\\UFFFFFFFF\"\n", 0, 0, "not YAML", "escapes"),
        mistake("- a\n", 1, 1, "not a mapping", "name: my_policy"),
        mistake("", 1, 1, "not a mapping", "name: my_policy"));
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
}
