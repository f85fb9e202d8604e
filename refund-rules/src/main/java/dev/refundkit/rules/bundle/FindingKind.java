package dev.refundkit.rules.bundle;

/**
 * What can be found wrong with a policy. The names are stable: reports for machines carry them.
 * With an error the policy can't be used; with a warning it can, but it hardly does what its author
 * meant.
 */
public enum FindingKind {
  BUNDLE("bundle", "The bundle can't be read, or is out of its bounds"),
  SETTING("setting", "policy.yaml says something that is not understood"),
  SETTING_CURRENCY(
      "setting-currency", "A setting lacks a currency that the shop sells in", Severity.WARNING),
  TABLE("table", "A decision table is not laid out as one"),
  SYNTAX("syntax", "The text is not a rule"),
  NOT_ALLOWED("not-allowed", "Something that rules of a policy may not contain"),
  TOO_LARGE("too-large", "A rule is larger than rules may be"),
  METADATA("metadata", "A rule lacks its id or its sentence, or has metadata that is not known"),
  DUPLICATE_ID("duplicate-id", "Two rules have one id"),
  UNKNOWN_FACT("unknown-fact", "There is no such fact"),
  UNKNOWN_PROPERTY("unknown-property", "The fact has no such property or lookup"),
  UNKNOWN_VALUE("unknown-value", "The property never has this value"),
  UNKNOWN_SETTING("unknown-setting", "policy.yaml has no such setting"),
  UNKNOWN_OUTCOME("unknown-outcome", "There is no such outcome"),
  TYPE("type", "Two things are compared that can't be"),
  RAW_AMOUNT(
      "raw-amount", "An amount is compared with a bare number, which would hold in any currency"),
  OUTCOME("outcome", "A rule asks for nothing, or for what it can't ask for"),
  EXCEPTION("exception", "A rule is an exception to a rule to which it can't be one"),
  NEVER_HOLDS("never-holds", "The rule can never hold", Severity.WARNING),
  SHADOWED("shadowed", "Whenever the rule holds, another one makes it pointless", Severity.WARNING),
  CONTRADICTION("contradiction", "The same facts lead to opposite outcomes", Severity.WARNING),
  GAP("gap", "No rule names this combination", Severity.WARNING),
  COMPILER("compiler", "The rules can't be compiled");

  /** How much a finding weighs. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final String id;
  private final String title;
  private final Severity severity;

  FindingKind(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  FindingKind(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  /** Its name in reports, in lower-case words. */
  public String id() {
    return id;
  }

  /** What it means, as a sentence without a full stop. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }
}
