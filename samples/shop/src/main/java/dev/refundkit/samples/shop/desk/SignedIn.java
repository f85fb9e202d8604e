package dev.refundkit.samples.shop.desk;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;

/**
 * Who asks for a page.
 *
 * @param engine of their tenant
 */
record SignedIn(Person person, RefundEngine engine) {

  Actor actor() {
    return person.actor();
  }
}
