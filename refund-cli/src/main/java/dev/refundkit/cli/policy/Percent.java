package dev.refundkit.cli.policy;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 0 to 100. */
final class Percent implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,2}|100")) {
      throw new TypeConversionException("'" + text + "' is not a whole number from 0 to 100");
    }
    return Integer.valueOf(text);
  }
}
