package dev.refundkit.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of decided cases, and read for a history. */
class DecidedCasesTest {

  private static final RefundJson JSON = new RefundJson();
  private static final String REASON = "zu groß 👟";

  private final Onlooker policy = new Onlooker(new ArrayList<>());

  /** A person looks at everything; remembers what it was asked. */
  private record Onlooker(List<RefundCase> asked) implements RefundPolicy {

    private static final RefundPolicy PERSON = FixedPolicy.reviewAll();

    @Override
    public Decision decide(RefundCase refund) {
      asked.add(refund);
      return PERSON.decide(refund);
    }

    @Override
    public Disposition dispose(ReturnCase goods) {
      return PERSON.dispose(goods);
    }

    @Override
    public PolicyVersion version() {
      return PERSON.version();
    }
  }

  private static RefundRequest request(RefundType type) {
    return RefundRequest.of(Samples.SALE.id(), type, REASON);
  }

  private static List<String> lines(TestDatabase database, JdbcRefundStore store) {
    List<String> lines = new ArrayList<>();
    DecidedCases.of(database.shared(), store.tenant()).read((line, all) -> lines.add(line));
    return lines;
  }

  private static PastCase read(byte[] line) {
    return JSON.readCase(line).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void a_case_is_kept_as_the_policy_saw_it_whatever_becomes_of_the_refund(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    RefundEngine engine = Samples.engine(store, policy);
    Refund first = Samples.accepted(engine.create(request(RefundType.SHIPPING), Samples.CUSTOMER));
    engine.quote(request(RefundType.FULL), Samples.CUSTOMER);
    Refund second = Samples.accepted(engine.create(request(RefundType.FULL), Samples.CUSTOMER));
    Samples.accepted(engine.cancel(first.id(), Actor.SYSTEM, null));

    List<String> lines = lines(database, store);
    assertThat(lines).hasSize(2).allMatch(line -> line.chars().allMatch(c -> c < 128));
    assertThat(read(lines.get(0).getBytes(UTF_8))).isEqualTo(seen(first, policy.asked.get(0)));
    assertThat(read(lines.get(1).getBytes(UTF_8))).isEqualTo(seen(second, policy.asked.get(2)));
    assertThat(read(lines.get(1).getBytes(UTF_8)).refund().reason()).isEqualTo(REASON);
  }

  /** As anybody reads the line of a case. */
  private static PastCase seen(Refund refund, RefundCase asked) {
    return read(Document.of(new PastCase(refund.id(), asked), Set.of()).toBytes());
  }

  @ParameterizedTest
  @EnumSource
  void nobody_is_named(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    Samples.accepted(
        Samples.engine(store, policy).create(request(RefundType.FULL), Samples.CUSTOMER));

    assertThat(lines(database, store).get(0))
        .contains("\"named\":true")
        .doesNotContain(Samples.SALE.id(), "cust_1", "card_1", "4242", "Shoes");
  }

  @ParameterizedTest
  @EnumSource
  void all_is_of_one_moment(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    RefundEngine engine = Samples.engine(store, policy);
    Samples.accepted(engine.create(request(RefundType.SHIPPING), Samples.CUSTOMER));
    Samples.accepted(engine.create(request(RefundType.FULL), Samples.CUSTOMER));
    List<String> told = new ArrayList<>();

    DecidedCases.of(database.shared(), store.tenant())
        .read(
            (line, all) -> {
              if (told.isEmpty()) {
                Samples.create(engine, Samples.OTHER_SALE.id());
              }
              told.add(all + " " + read(line.getBytes(UTF_8)).id());
            });

    assertThat(told).containsExactly("2 refund_1", "2 refund_2");
    assertThat(lines(database, store)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void another_tenants_cases_are_not_among_them(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    Samples.create(Samples.engine(store, policy), Samples.SALE.id());

    assertThat(lines(database, database.freshStore())).isEmpty();
    assertThat(lines(database, store)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_reader_that_fails_ends_it(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    Samples.create(Samples.engine(store, policy), Samples.SALE.id());
    DecidedCases cases = DecidedCases.of(database.shared(), store.tenant());

    assertThatThrownBy(
            () ->
                cases.read(
                    (line, all) -> {
                      throw new IllegalStateException("the disk is full");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
    assertThat(lines(database, store)).hasSize(1);
  }
}
