package dev.refundkit.samples.shop.desk;

import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the desk says what RefundKit has codes for. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** A code as people read it: {@code product_damaged} is Product damaged. */
  static String of(String code) {
    String words = code.replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }

  /** Why a person must look: a code in words, and what follows it as it is, ids and all. */
  static String ofNeed(String need) {
    int end = need.indexOf(": ");
    return end < 0 ? of(need) : of(need.substring(0, end)) + need.substring(end);
  }

  static String of(RefundStatus status) {
    return switch (status) {
      case PENDING -> "In review";
      case APPROVED -> "Approved";
      case PROCESSING -> "Being paid";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case REJECTED -> "Rejected";
      case CANCELLED -> "Cancelled";
    };
  }

  /** A step of the timeline; those that are states are called as the states are. */
  static String of(TimelineEntry entry) {
    for (RefundStatus status : RefundStatus.values()) {
      if (status.wire().equals(entry.status())) {
        return of(status);
      }
    }
    return of(entry.status());
  }

  static String of(Instant time) {
    return TIME.format(time);
  }

  /** How long ago something was, in the largest unit that fits. */
  static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toDays() > 0) {
      return count(age.toDays(), "day");
    }
    if (age.toHours() > 0) {
      return count(age.toHours(), "hour");
    }
    return age.toMinutes() > 0 ? count(age.toMinutes(), "minute") : "just now";
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
