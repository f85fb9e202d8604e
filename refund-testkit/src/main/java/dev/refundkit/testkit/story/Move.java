package dev.refundkit.testkit.story;

/**
 * Something that is asked or happens in a story, relative to how things stand by then: half of what
 * a line has left, one unit too many, the second of the refunds. Lines, payments and refunds are
 * picked by number, and counted round if there are fewer.
 */
public interface Move {

  /** What the move comes to. */
  Call in(Scene scene);
}
