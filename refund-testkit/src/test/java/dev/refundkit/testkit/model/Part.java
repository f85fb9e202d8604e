package dev.refundkit.testkit.model;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A line or the shipping, as a request covers it.
 *
 * @param line the line's id, or null for the shipping
 * @param slots the slots that may give something
 * @param units the units that are asked, by position; empty for value only
 */
record Part(@Nullable String line, List<Slot> slots, SortedSet<Integer> units) {}
