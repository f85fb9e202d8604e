package dev.refundkit.proofs.kills;

import java.time.Duration;
import java.util.List;

/**
 * How a host is started.
 *
 * @param name no other host has it, not even an earlier one
 * @param workers effect loops
 * @param lease of its workers
 * @param timeout of its calls to the processor
 * @param firstAsk the number of its first request; negative for a host that asks for nothing
 * @param policy the folder of its policy; empty for one that approves everything
 */
record HostOptions(
    String name,
    String url,
    int processorPort,
    int workers,
    Duration lease,
    Duration timeout,
    int firstAsk,
    String policy) {

  static final String TENANT = "default";

  List<String> args() {
    return List.of(
        name,
        url,
        processorPort + "",
        workers + "",
        lease + "",
        timeout + "",
        firstAsk + "",
        policy);
  }

  static HostOptions read(String... args) {
    return new HostOptions(
        args[0],
        args[1],
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]),
        Duration.parse(args[4]),
        Duration.parse(args[5]),
        Integer.parseInt(args[6]),
        args[7]);
  }
}
