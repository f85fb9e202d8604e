package dev.refundkit.samples.shop.load;

import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.load.Caller.Answer;
import dev.refundkit.samples.shop.load.LoadOrders.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One of many who ask for refunds, and a colleague who decides on them. */
final class Shopper implements Runnable {

  private final Random random;
  private final String name;
  private final Caller agent;
  private final Caller boss;
  private final List<Placed> shared;
  private final List<Placed> own;
  private final Promises promises;
  private final RunningAcquirer acquirer;
  private final List<String> troubles;
  private final BooleanSupplier open;
  private final List<String> mine = new ArrayList<>();
  private int asked;

  Shopper(
      int number,
      Caller agent,
      Caller boss,
      List<Placed> shared,
      List<Placed> own,
      Promises promises,
      RunningAcquirer acquirer,
      List<String> troubles,
      BooleanSupplier open) {
    this.random = new Random(number);
    this.name = "shopper_" + number;
    this.agent = agent;
    this.boss = boss;
    this.shared = shared;
    this.own = own;
    this.promises = promises;
    this.acquirer = acquirer;
    this.troubles = troubles;
    this.open = open;
  }

  @Override
  public void run() {
    while (open.getAsBoolean()) {
      int chance = random.nextInt(1_000);
      if (chance < 250) {
        create();
      } else if (chance < 400) {
        agent.post("quote", "/v1/refunds/quote", refund(order()), null);
      } else if (chance < 550) {
        agent.get("get", "/v1/refunds/" + some());
      } else if (chance < 620) {
        list();
      } else if (chance < 720) {
        command(boss, random.nextInt(4) == 0 ? "reject" : "approve", "{'note': 'seen'}");
      } else if (chance < 800) {
        payment();
      } else if (chance < 840) {
        agent.get("get payment", "/v1/payments/" + payment(order()));
      } else if (chance < 890) {
        command(agent, "cancel", "{}");
      } else if (chance < 920) {
        command(boss, "retry", "{}");
      } else if (chance < 940) {
        command(boss, "process", "{}");
      } else if (chance < 995) {
        command(
            agent,
            "return",
            "{'items': [{'line_item_id': 'li_1', 'quantity': 1, 'condition': 'sellable'}]}");
      } else {
        trouble();
      }
    }
  }

  private Placed order() {
    List<Placed> from = random.nextBoolean() ? shared : own;
    return from.get(random.nextInt(from.size()));
  }

  private String payment(Placed order) {
    return order.payments().get(random.nextInt(order.payments().size()));
  }

  private String refund(Placed order) {
    boolean returned = random.nextInt(3) == 0;
    return """
        {'order_id': '%s', 'type': '%s', 'reason': '%s', 'reason_details': '%s',
         'items': [{'line_item_id': 'li_1', 'quantity': %d, 'restock': %b}]}"""
        .formatted(
            order.id(),
            returned ? "item_return" : "partial",
            returned ? "changed_mind" : "product_damaged",
            name,
            1 + random.nextInt(2),
            returned);
  }

  private void create() {
    twice("create", "/v1/refunds", refund(order()), "/amounts/total");
  }

  private void payment() {
    String body =
        "{'amount': %d, 'reason': 'requested_by_customer'}".formatted(100 + random.nextInt(400));
    twice("refund payment", "/v1/payments/" + payment(order()) + "/refund", body, "/amount");
  }

  /** Sends it, in part under a key, and then again under the same. */
  private void twice(String operation, String path, String body, String total) {
    String key = random.nextInt(3) == 0 ? name + "-" + ++asked : null;
    Answer answer = agent.post(operation, path, body, key);
    opened(key, answer, total);
    if (key != null) {
      opened(key, agent.post(operation + " again", path, body, key), total);
    }
  }

  private void opened(@Nullable String key, @Nullable Answer answer, String total) {
    if (answer != null && answer.status() == 201) {
      String id = answer.text("/id");
      mine.add(id);
      promises.made(id, answer.json().at(total).asLong(), key);
    }
  }

  private void list() {
    agent.get("list", "/v1/refunds?limit=20&order_id=" + order().id());
  }

  private void command(Caller by, String command, String body) {
    by.post(command, "/v1/refunds/" + some() + "/" + command, body, null);
  }

  /** A refund of one's own, a late one rather than an early one, or of anybody. */
  private String some() {
    if (mine.isEmpty() || random.nextInt(4) == 0) {
      return promises.any(random);
    }
    return mine.get(mine.size() - 1 - random.nextInt(Math.min(5, mine.size())));
  }

  /** Has the acquirer answer somebody's next call otherwise than well. */
  private void trouble() {
    String next = troubles.get(random.nextInt(troubles.size()));
    acquirer.send(
        "PUT", "/behaviour", null, "{\"next\": \"" + next + "\", \"settle_after_seconds\": 0}");
  }
}
