/**
 * The words that rules may use: three facts and the outcomes. Nothing else is needed to write a
 * policy.
 *
 * <ul>
 *   <li>{@link dev.refundkit.rules.vocabulary.Refund}: the request as a whole; one in every
 *       decision.
 *   <li>{@link dev.refundkit.rules.vocabulary.Line}: one line that the request takes; none for a
 *       refund of a payment or of shipping.
 *   <li>{@link dev.refundkit.rules.vocabulary.Goods}: goods that arrived or never left; alone when
 *       goods are disposed of.
 *   <li>{@link dev.refundkit.rules.vocabulary.Outcomes}: what a rule may ask for, under the name
 *       {@code outcome}.
 * </ul>
 *
 * <p>Amounts are minor units of the sale's currency, and every fact looks its limits up in that
 * currency, so that a comparison never mixes two. Each fact is flat: it repeats what rules often
 * combine, so that one pattern says it all. What is not known (such as {@code refunds90d} or {@code
 * sku}) satisfies no comparison of size, and equals nothing but {@code null}.
 */
@NullMarked
package dev.refundkit.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
