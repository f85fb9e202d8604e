package dev.refundkit.cli.policy;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 0 to 10000. */
final class SmallNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,4}|10000")) {
      throw new TypeConversionException("'" + text + "' is not a whole number from 0 to 10000");
    }
    return Integer.valueOf(text);
  }
}
