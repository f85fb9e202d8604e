/**
 * Scenario files: what a shop had sold, what was asked, and what must come back. {@link
 * dev.refundkit.testkit.scenario.ScenarioReader} reads them; they are run by {@code
 * dev.refundkit.testkit.run}.
 */
@NullMarked
package dev.refundkit.testkit.scenario;

import org.jspecify.annotations.NullMarked;
