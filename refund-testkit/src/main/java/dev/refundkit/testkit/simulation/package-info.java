/**
 * The whole system in one thread under one seed: the real engine on simulated ports, with virtual
 * time and injected faults, checked after every step. A history can be told again, and is shrunk to
 * what matters when it breaks a rule.
 */
@NullMarked
package dev.refundkit.testkit.simulation;

import org.jspecify.annotations.NullMarked;
