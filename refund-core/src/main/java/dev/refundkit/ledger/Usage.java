package dev.refundkit.ledger;

import java.time.LocalDate;

/**
 * How much one actor has asked for or approved on this sale in one day, over both endpoints (L3).
 *
 * @param day UTC
 * @param amount minor units
 */
public record Usage(String actor, Kind kind, LocalDate day, long amount) {

  /** What the actor used a limit for. */
  public enum Kind {
    ASKED,
    APPROVED
  }

  boolean of(String who, Kind what) {
    return actor.equals(who) && kind == what;
  }
}
