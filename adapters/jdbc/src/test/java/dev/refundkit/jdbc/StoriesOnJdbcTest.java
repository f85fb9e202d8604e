package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** A story goes as it goes in memory, and the audit finds nothing afterwards. */
@Domain(RefundDomain.class)
class StoriesOnJdbcTest {

  @Property(tries = 40)
  void on_h2(@ForAll Story story) {
    goesAsInMemory(story, TestDatabase.H2);
  }

  @Property(tries = 25)
  void on_postgresql(@ForAll Story story) {
    goesAsInMemory(story, TestDatabase.POSTGRESQL);
  }

  private static void goesAsInMemory(Story story, TestDatabase database) {
    RefundStore memory = new InMemoryRefundStore();
    JdbcRefundStore jdbc = database.freshStore();
    List<String> there = tell(story, memory);
    List<String> here = tell(story, jdbc);
    assertThat(here).as("%s", story).isEqualTo(there);
    assertThat(jdbc.ledger(story.sale().id())).isEqualTo(memory.ledger(story.sale().id()));
    for (RefundQuery query :
        List.of(
            RefundQuery.ALL,
            RefundQuery.ofOrder(story.sale().id()),
            RefundQuery.changedSince(ScriptedHost.START.plusSeconds(3600)),
            new RefundQuery(
                null,
                story.sale().customerId(),
                RefundStatus.COMPLETED,
                null,
                null,
                ScriptedHost.START,
                ScriptedHost.START.plusSeconds(1),
                null))) {
      assertThat(refunds(jdbc, query)).isEqualTo(refunds(memory, query));
    }
    assertThat(attention(jdbc)).isEqualTo(attention(memory));
    assertThat(Auditor.of(database.shared(), jdbc.tenant()).check()).isEmpty();
  }

  private static List<String> tell(Story story, RefundStore store) {
    List<String> answers = new ArrayList<>();
    new Storyteller(new ScriptedHost(store, story.tenders()), story)
        .tell(told -> answers.add(told.answer().toString()));
    return answers;
  }

  private static List<Refund> refunds(RefundStore store, RefundQuery query) {
    List<Refund> all = new ArrayList<>();
    Page<Refund> page = store.list(query, null, 2);
    all.addAll(page.items());
    while (page.next() != null) {
      page = store.list(query, page.next(), 2);
      all.addAll(page.items());
    }
    return all;
  }

  private static List<Attention> attention(RefundStore store) {
    List<Attention> all = new ArrayList<>();
    Page<Attention> page = store.attention(null, 1);
    all.addAll(page.items());
    while (page.next() != null) {
      page = store.attention(page.next(), 1);
      all.addAll(page.items());
    }
    return all;
  }
}
