/** Keeps refunds in H2 or PostgreSQL, and audits what is kept. */
@NullMarked
package dev.refundkit.jdbc;

import org.jspecify.annotations.NullMarked;
