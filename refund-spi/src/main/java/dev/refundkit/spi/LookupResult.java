package dev.refundkit.spi;

/** What a processor answers when it is asked about a key. */
public sealed interface LookupResult {

  /** It knows the key, and this is how it stands now. */
  record Found(PayoutResult state) implements LookupResult {}

  /** It certainly never acted on the key, and a call under it will not be doubled. */
  record NotFound() implements LookupResult {}

  /** It cannot tell (now). */
  record CannotTell(String why) implements LookupResult {}
}
