/** Why a request was refused, in one stable list of codes. */
@NullMarked
package dev.refundkit.refusal;

import org.jspecify.annotations.NullMarked;
