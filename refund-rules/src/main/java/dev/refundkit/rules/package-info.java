/**
 * Policies written as Drools rules.
 *
 * <p>A bundle is a folder with {@code policy.yaml} and rules ({@code *.drl}) or decision tables.
 * {@link dev.refundkit.rules.DroolsRefundPolicy} decides with the shipped bundle or with one of the
 * host's.
 */
@NullMarked
package dev.refundkit.rules;

import org.jspecify.annotations.NullMarked;
