package dev.refundkit.testkit.model;

import java.util.List;

/**
 * One place where money of an order belongs: a line's value, one of its taxes, the shipping, one of
 * its taxes; or value, shipping or a tax of the order as a whole, where a payment refund takes it
 * (M5); or what is given beside all of them.
 *
 * @param line the line's id, or empty
 * @param tax the number of the tax on its line or shipping
 * @param component the component of the order to which it adds up: {@code value}, {@code shipping},
 *     or a tax by its name
 */
record Slot(Kind kind, String line, int tax, String component) {

  enum Kind {
    VALUE,
    TAX,
    SHIPPING,
    SHIPPING_TAX,
    WHOLE_VALUE,
    WHOLE_SHIPPING,
    WHOLE_TAX,
    GIVEN
  }

  static final String VALUE = "value";
  static final String SHIPPING = "shipping";
  private static final String TAX = "tax ";

  static final Slot GIVEN = new Slot(Kind.GIVEN, "", 0, "given");

  static Slot value(String line) {
    return new Slot(Kind.VALUE, line, 0, VALUE);
  }

  static Slot tax(String line, int tax, String name) {
    return new Slot(Kind.TAX, line, tax, TAX + name);
  }

  static Slot shipping() {
    return new Slot(Kind.SHIPPING, "", 0, SHIPPING);
  }

  static Slot shippingTax(int tax, String name) {
    return new Slot(Kind.SHIPPING_TAX, "", tax, TAX + name);
  }

  static Slot whole(String component) {
    Kind kind =
        switch (component) {
          case VALUE -> Kind.WHOLE_VALUE;
          case SHIPPING -> Kind.WHOLE_SHIPPING;
          default -> Kind.WHOLE_TAX;
        };
    return new Slot(kind, "", 0, component);
  }

  /** The name of a tax as the sale states it. */
  String taxName() {
    return component.substring(TAX.length());
  }

  boolean is(Kind... kinds) {
    return List.of(kinds).contains(kind);
  }

  boolean isTax() {
    return is(Kind.TAX, Kind.SHIPPING_TAX, Kind.WHOLE_TAX);
  }
}
