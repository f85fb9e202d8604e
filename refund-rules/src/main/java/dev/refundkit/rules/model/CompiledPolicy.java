package dev.refundkit.rules.model;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.settings.Settings;

/** A policy that was found right: what its settings say, and its rules as classes. */
public record CompiledPolicy(PolicyVersion version, Settings settings, CompiledRules rules) {}
