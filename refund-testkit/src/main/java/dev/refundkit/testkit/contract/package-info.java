/**
 * Tests of the rules in refund-spi's CONTRACTS.md, one class per port. A host proves an adapter by
 * extending the class of its port in a test and saying how the adapter is made. They need JUnit
 * Jupiter, which the host's own tests bring along.
 */
@NullMarked
package dev.refundkit.testkit.contract;

import org.jspecify.annotations.NullMarked;
