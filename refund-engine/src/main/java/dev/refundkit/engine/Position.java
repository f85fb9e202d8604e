package dev.refundkit.engine;

import dev.refundkit.spi.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where an entry stands in a list; as a cursor it holds its place when entries come and go. */
record Position(Instant at, String id) {

  static final Comparator<Position> OLDEST_FIRST =
      Comparator.comparing(Position::at).thenComparing(Position::id);
  static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::at).reversed().thenComparing(Position::id);

  /** The entries after the cursor, in order, at most so many. */
  static <T> Page<T> page(
      List<T> all,
      Function<T, Position> position,
      Comparator<Position> order,
      @Nullable String cursor,
      int limit) {
    Position after = cursor == null ? null : parse(cursor);
    List<T> rest =
        all.stream()
            .filter(entry -> after == null || order.compare(position.apply(entry), after) > 0)
            .sorted(Comparator.comparing(position, order))
            .limit(limit + 1L)
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, null);
    }
    Position last = position.apply(rest.get(limit - 1));
    return new Page<>(rest.subList(0, limit), last.at() + "~" + last.id());
  }

  private static Position parse(String cursor) {
    int split = cursor.indexOf('~');
    try {
      return new Position(
          Instant.parse(cursor.substring(0, Math.max(0, split))), cursor.substring(split + 1));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a cursor: " + cursor, e);
    }
  }
}
