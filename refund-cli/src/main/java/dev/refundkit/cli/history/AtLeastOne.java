package dev.refundkit.cli.history;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1 to a trillion. */
final class AtLeastOne implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    if (!text.matches("[1-9][0-9]{0,11}|1000000000000")) {
      throw new TypeConversionException("'" + text + "' is not a whole number of at least 1");
    }
    return Long.valueOf(text);
  }
}
