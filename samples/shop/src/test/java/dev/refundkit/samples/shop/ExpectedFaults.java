package dev.refundkit.samples.shop;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps out of the build's output what tests break on purpose; see logback-test.xml. */
public final class ExpectedFaults extends Filter<ILoggingEvent> {

  /** In the message of every fault that is expected. */
  public static final String MARK = "password=hunter2";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    IThrowableProxy fault = event.getThrowableProxy();
    boolean expected = fault != null && String.valueOf(fault.getMessage()).contains(MARK);
    return expected ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
