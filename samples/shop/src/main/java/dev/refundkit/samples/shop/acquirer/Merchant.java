package dev.refundkit.samples.shop.acquirer;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the acquirer. What one merchant books, another never sees.
 *
 * @param token what the merchant's calls bear
 * @param webhooks where outcomes are told; null for nowhere
 * @param secret signs what is told, at least 16 bytes
 */
public record Merchant(String name, String token, @Nullable URI webhooks, String secret) {

  /** The same merchant, told somewhere else, or nowhere. */
  Merchant toldAt(@Nullable URI url) {
    return new Merchant(name, token, url, secret);
  }

  /** Without token and secret. */
  @Override
  public String toString() {
    return "merchant " + name;
  }
}
