/** What a bundle's {@code policy.yaml} says: names, numbers and amounts that rules look up. */
@NullMarked
package dev.refundkit.rules.settings;

import org.jspecify.annotations.NullMarked;
