package dev.refundkit.testkit.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the name of the flaw that a run is about to the contract's constructor. */
final class FlawName implements ParameterResolver {

  static final String PARAMETER = "refundkit.flaw";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == String.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getConfigurationParameter(PARAMETER).orElse("none");
  }
}
