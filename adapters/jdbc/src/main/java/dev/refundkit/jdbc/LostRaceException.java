package dev.refundkit.jdbc;

import java.sql.SQLException;

/** Another transaction inserted the row that was not there a moment ago; look again. */
final class LostRaceException extends SQLException {

  private static final long serialVersionUID = 1L;

  LostRaceException(SQLException cause) {
    super(cause.getMessage(), "40001", cause.getErrorCode(), cause);
  }
}
