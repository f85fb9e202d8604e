/**
 * Random sales, requests, decisions and whole stories of refunds, for properties with jqwik. {@link
 * dev.refundkit.testkit.arbitrary.RefundDomain} offers all of them in one line. They need jqwik
 * 1.9.3 on the class path, which refund-testkit does not bring along.
 */
@NullMarked
package dev.refundkit.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
