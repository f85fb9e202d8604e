package dev.refundkit.testkit.contract;

import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The rules ST of CONTRACTS.md, as tests of a store. Extend it and say how your store is opened; if
 * it lacks an ability, override that ability with the reason.
 *
 * <p>What cannot be seen by calling a store is not here: A2, A7 and A9 bind the engine's calls, A3
 * is a time-out to be set, A5 and A6 are about failures that a test can't bring about, and so is
 * ST16, but for what a repeat finds out. That a crash of the machine loses nothing (ST3) is seen
 * only as far as {@link #reopen} resembles one.
 */
public abstract class RefundStoreContract {

  /**
   * Opens the store of a tenant of which nothing is stored. Each test names tenants of its own, so
   * all may share one database; one test opens two of them, on the same database.
   */
  protected abstract RefundStore store(String tenant);

  /** Whether what is stored outlives the process (ST3). */
  protected Ability durable() {
    return Ability.PRESENT;
  }

  /**
   * Leaves a store as a crash would, without closing it orderly if that can be done, and opens it
   * again for the same tenant. Only called of a store that is {@link #durable}.
   */
  protected RefundStore reopen(RefundStore store) {
    throw NotOverriddenException.of(this, "reopen(RefundStore)", "durable()");
  }

  /** Whether it can join a transaction of the host (ST15). */
  protected Ability joinsHostTransactions() {
    return Ability.PRESENT;
  }

  /** Opens a host's transaction on what the store keeps its data in. */
  protected HostTransaction begin(RefundStore store) {
    throw NotOverriddenException.of(this, "begin(RefundStore)", "joinsHostTransactions()");
  }

  /** Commits a transaction that {@link #begin} has opened. */
  protected void commit(HostTransaction transaction) {
    throw NotOverriddenException.of(this, "commit(HostTransaction)", "joinsHostTransactions()");
  }

  /** Rolls a transaction back that {@link #begin} has opened. */
  protected void rollback(HostTransaction transaction) {
    throw NotOverriddenException.of(this, "rollback(HostTransaction)", "joinsHostTransactions()");
  }

  @Nested
  @DisplayName("Commits")
  final class Commits extends CommitRules {
    Commits() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Several at once")
  final class Races extends RaceRules {
    Races() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Effects in a commit")
  final class Order extends ApplyingRules {
    Order() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Claims")
  final class Claims extends ClaimRules {
    Claims() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Fences")
  final class Fences extends FenceRules {
    Fences() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Fates")
  final class Fates extends FateRules {
    Fates() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Lists")
  final class Lists extends ListRules {
    Lists() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Attention")
  final class Attentions extends AttentionRules {
    Attentions() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Tenants")
  final class Tenants extends TenantRules {
    Tenants() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Content")
  final class Contents extends ContentRules {
    Contents() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Budgets")
  final class Budgets extends BudgetRules {
    Budgets() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("Crashes")
  final class Crashes extends CrashRules {
    Crashes() {
      super(RefundStoreContract.this);
    }
  }

  @Nested
  @DisplayName("The host's transaction")
  final class Transactions extends TransactionRules {
    Transactions() {
      super(RefundStoreContract.this);
    }
  }
}
