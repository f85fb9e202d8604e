/**
 * The language of rules: a part of DRL that can be read completely. Rules are read into trees of
 * which everything is known; whatever does not fit into a tree is refused, and what is compiled is
 * written from the tree, never taken from an author's text.
 */
@NullMarked
package dev.refundkit.rules.language;

import org.jspecify.annotations.NullMarked;
