/** What a policy is asked, and what it answers. */
@NullMarked
package dev.refundkit.policy;

import org.jspecify.annotations.NullMarked;
