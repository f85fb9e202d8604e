package dev.refundkit.testkit.contract;

import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The rules of processors, on scripted ones that can do more and less. */
class ScriptedProcessorContractTest {

  private static ProcessorAbilities abilities(Duration keyLife, boolean lookup) {
    return new ProcessorAbilities(64, keyLife, lookup, lookup, false, Map.of());
  }

  @Nested
  class WithKeysAndLookup extends BankContract {
    WithKeysAndLookup() {
      super(ProcessorAbilities.all());
    }
  }

  @Nested
  class WithoutLookup extends BankContract {
    WithoutLookup() {
      super(abilities(Duration.ofHours(24), false));
    }
  }

  @Nested
  class WithoutKeys extends BankContract {
    WithoutKeys() {
      super(abilities(Duration.ZERO, true));
    }
  }

  @Nested
  class WithNeither extends BankContract {
    WithNeither() {
      super(abilities(Duration.ZERO, false));
    }
  }
}
