package dev.refundkit.rules.check;

/**
 * Counts work, so that it can be given up when there was too much. One unit is one value or range
 * of a set that is looked at or kept. For one thread.
 */
final class Work {

  private final long most;
  private long done;

  /**
   * @param most units
   */
  Work(long most) {
    this.most = most;
  }

  /**
   * Counts what is about to be done.
   *
   * @return whether it may be done
   */
  boolean take(long units) {
    done += units;
    return isBounded();
  }

  /** Whether no more was asked for than there is. */
  boolean isBounded() {
    return done <= most;
  }

  /** How many units were asked for. */
  long done() {
    return done;
  }
}
