/**
 * What compiling leaves: the executable model's classes and, for each rule, its sentence and the
 * facts it looks at.
 */
@NullMarked
package dev.refundkit.rules.model;

import org.jspecify.annotations.NullMarked;
