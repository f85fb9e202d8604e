package dev.refundkit.rules.tables;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyException;
import java.util.function.Consumer;

/** Notes what is wrong with the tables of one file. For one thread. */
final class TableFindings {

  private final String file;
  private final Consumer<Finding> findings;
  private boolean empty = true;

  TableFindings(String file, Consumer<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  String file() {
    return file;
  }

  boolean isEmpty() {
    return empty;
  }

  void add(FindingKind kind, Cell cell, String what, String advice) {
    add(kind, cell.place(file), what, advice);
  }

  void add(FindingKind kind, Place place, String what, String advice) {
    add(new Finding(kind, place, what, advice));
  }

  void add(PolicyException thrown) {
    thrown.findings().forEach(this::add);
  }

  private void add(Finding finding) {
    empty = false;
    findings.accept(finding);
  }

  /** So much is wrong that the file is not read any further. */
  PolicyException stopped(FindingKind kind, Place place, String what, String advice) {
    return new PolicyException(new Finding(kind, place, what, advice));
  }
}
