package dev.refundkit.cli.history;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Tells how far long work has come: a bar that grows where a person watches, else a line for each
 * tenth. Not for several threads.
 */
public final class Progress {

  /** Set by the launcher, which knows what errors are written to. */
  private static final String WATCHED = "refundkit.watched";

  private static final long PAUSE = Duration.ofMillis(200).toNanos();
  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final PrintWriter to;
  private final String what;
  private final boolean watched;
  private final long begin = System.nanoTime();
  private long told = begin;
  private int tenths;
  private boolean drawn;

  /**
   * @param what is counted
   */
  public Progress(PrintWriter to, String what) {
    this(to, what, Boolean.getBoolean(WATCHED));
  }

  Progress(PrintWriter to, String what, boolean watched) {
    this.to = to;
    this.what = what;
    this.watched = watched;
  }

  /**
   * So far.
   *
   * @param count how many are done
   * @param share of all, from 0 to 1
   */
  public void at(long count, double share) {
    if (watched) {
      long now = System.nanoTime();
      if (now - told >= PAUSE) {
        told = now;
        draw(count, share);
      }
    } else if ((int) (share * TENTHS) > tenths) {
      tenths = (int) (share * TENTHS);
      to.println(line(count, share));
    }
  }

  private void draw(long count, double share) {
    int full = (int) (share * WIDTH);
    to.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + line(count, share));
    to.flush();
    drawn = true;
  }

  private String line(long count, double share) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return "%3d %%  %,d %s, %,.0f a second"
        .formatted((int) (share * 100), count, what, count / Math.max(seconds, 1e-3));
  }

  /** The work is done, or was stopped. */
  public void end() {
    if (drawn) {
      to.println();
    }
  }

  /** Since the beginning. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
