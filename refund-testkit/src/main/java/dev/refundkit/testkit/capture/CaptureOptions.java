package dev.refundkit.testkit.capture;

import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.spi.CustomerHistory;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario is captured, and what is not stored with a refund.
 *
 * @param file where the scenario will stand; policy folders are relative to it
 * @param policy what the file names as its policy; null to go by the stored decision
 * @param tenders the engine's strategy; null for the library's default
 * @param shift added to every time, so that no date is the real one; may be negative
 * @param history what is known of the customer, asked for the time of the captured request
 */
public record CaptureOptions(
    Path file,
    @Nullable String policy,
    @Nullable TenderStrategy tenders,
    Duration shift,
    CustomerHistory history) {

  /** For a file of this name: the stored policy, real times, and a customer nobody knows. */
  public static CaptureOptions of(Path file) {
    return new CaptureOptions(file, null, null, Duration.ZERO, CustomerHistory.none());
  }

  public CaptureOptions withPolicy(@Nullable String named) {
    return new CaptureOptions(file, named, tenders, shift, history);
  }

  public CaptureOptions withTenders(@Nullable TenderStrategy strategy) {
    return new CaptureOptions(file, policy, strategy, shift, history);
  }

  public CaptureOptions withShift(Duration by) {
    return new CaptureOptions(file, policy, tenders, by, history);
  }

  public CaptureOptions withHistory(CustomerHistory known) {
    return new CaptureOptions(file, policy, tenders, shift, known);
  }
}
