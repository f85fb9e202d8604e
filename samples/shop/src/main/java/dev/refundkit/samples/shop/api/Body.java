package dev.refundkit.samples.shop.api;

/** The body of a call, in JSON as far as its sender says. */
@SuppressWarnings("ArrayRecordComponent") // read once, by whoever asked for it
record Body(byte[] bytes) {

  boolean isEmpty() {
    return bytes.length == 0;
  }
}
