package dev.refundkit.rules;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NoInitialContextException;
import javax.naming.spi.InitialContextFactory;

/** A directory that somebody else runs: asking it runs its code, which sets a mark. */
public final class PlantedDirectory implements InitialContextFactory {

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NoInitialContextException {
    System.setProperty(HostileRules.MARK, "asked");
    throw new NoInitialContextException("it has done what it is for");
  }
}
