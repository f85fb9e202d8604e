/** For the tests of a policy in a host's own build. */
@NullMarked
package dev.refundkit.testkit.policy;

import org.jspecify.annotations.NullMarked;
