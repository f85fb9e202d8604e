package dev.refundkit.samples.shop.acquirer;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** How the next calls of each merchant are answered; well, unless said otherwise. */
final class Behaviours {

  private final Map<String, Queue<Behaviour>> next = new HashMap<>();

  /** Replaces what was set before. */
  synchronized void set(String merchant, Behaviour behaviour, int times) {
    next.put(merchant, new ArrayDeque<>(Collections.nCopies(times, behaviour)));
  }

  synchronized Behaviour take(String merchant) {
    Queue<Behaviour> set = next.get(merchant);
    Behaviour behaviour = set == null ? null : set.poll();
    return behaviour == null ? Behaviour.WELL : behaviour;
  }
}
