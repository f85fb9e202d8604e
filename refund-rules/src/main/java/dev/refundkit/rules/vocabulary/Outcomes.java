package dev.refundkit.rules.vocabulary;

/**
 * What a rule may ask for; rules call it as {@code outcome}. Calls are collected and combined when
 * all rules have fired, so neither their order nor their number matters: reject beats review beats
 * approve; doNotRestock beats inspect beats restock.
 */
public interface Outcomes {

  /** The refund may go on without a person, unless another rule objects. */
  void approve();

  /** A person looks first. */
  void review();

  /** The refund is refused. */
  void reject();

  /** The goods must come back. */
  void requireReturn();

  /** Payment waits for the goods. */
  void payAfterReturn();

  /**
   * The shop keeps a fee of the goods that the rule matched, or of all goods where it matched no
   * line.
   *
   * @param name a fee of policy.yaml
   */
  void fee(String name);

  /** The goods go back on the shelf, unless another rule objects. */
  void restock();

  /** Somebody looks at the goods first. */
  void inspect();

  /** The goods stay out of stock. */
  void doNotRestock();
}
