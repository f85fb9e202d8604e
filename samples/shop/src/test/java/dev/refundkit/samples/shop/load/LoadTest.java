package dev.refundkit.samples.shop.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two hundred callers at once, for {@code -Dshop.load.seconds} (60). How fast it is goes to {@code
 * target/load.txt}; only what is wrong fails.
 */
@Tag("load")
class LoadTest {

  private static final int CALLERS = 200;
  private static final List<String> TROUBLES =
      List.of("decline", "pending", "time_out_after", "garbage", "unavailable");
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("shop.load.seconds", 60));

  @Test
  void nothingIsLostAndNoCentIsPaidTwice() throws Exception {
    try (LoadRun run = new LoadRun(ShopDatabase.POSTGRESQL)) {
      run.run(CALLERS, TROUBLES, LoadTest::waits);
      String report = run.figures().report(CALLERS, TIME);
      System.out.println(report);
      Files.writeString(Path.of("target", "load.txt"), report);
      run.rest();
      assertThat(run.wrong()).isEmpty();
      assertThat(run.figures().answered(201)).containsKeys("create", "refund payment");
    }
  }

  private static void waits() {
    long end = System.nanoTime() + TIME.toNanos();
    for (long left = TIME.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
