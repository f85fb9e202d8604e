package dev.refundkit.rules.compare;

/** How often a rule spoke under each policy. Not for several threads while it is added to. */
public final class RuleChange {

  private final Tally where = new Tally();
  private long before;
  private long after;

  RuleChange() {}

  /** Cases in which it spoke under the first policy. */
  public long before() {
    return before;
  }

  /** Cases in which it spoke under the second policy. */
  public long after() {
    return after;
  }

  /** The cases in which it spoke under one of them only. */
  public Tally where() {
    return where;
  }

  void spokeBefore() {
    before++;
  }

  void spokeAfter() {
    after++;
  }

  void add(RuleChange other) {
    before += other.before;
    after += other.after;
    where.add(other.where);
  }
}
