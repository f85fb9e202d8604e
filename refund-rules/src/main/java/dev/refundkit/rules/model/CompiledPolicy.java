package dev.refundkit.rules.model;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.settings.Settings;
import java.util.function.Supplier;

/**
 * A policy that was found right: what its settings say, and its rules as classes.
 *
 * @param bundle what it was compiled from, read when it is asked for
 */
public record CompiledPolicy(
    PolicyVersion version, Settings settings, CompiledRules rules, Supplier<PolicyBundle> bundle) {}
