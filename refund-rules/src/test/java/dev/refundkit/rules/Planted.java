package dev.refundkit.rules;

import java.io.ObjectInputStream;
import java.io.Serializable;

/** What it means to load a class of somebody else's: its code runs, and sets a mark. */
@SuppressWarnings("serial")
public class Planted implements Serializable {

  static {
    System.setProperty(HostileRules.MARK, "initialised");
  }

  private void readObject(ObjectInputStream in) {
    System.setProperty(HostileRules.MARK, "deserialised");
  }
}
