/**
 * Tells why: what each rule of a policy saw in a case, condition by condition, read from the rules'
 * trees and beside the engine that decides.
 */
@NullMarked
package dev.refundkit.rules.explain;

import org.jspecify.annotations.NullMarked;
