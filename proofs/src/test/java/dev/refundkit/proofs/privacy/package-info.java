/** No card number, security code or e-mail address is left anywhere. */
@NullMarked
package dev.refundkit.proofs.privacy;

import org.jspecify.annotations.NullMarked;
