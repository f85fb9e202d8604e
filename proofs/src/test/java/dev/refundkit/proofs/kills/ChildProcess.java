package dev.refundkit.proofs.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JVM on this one's class path. It tells its parent by whole lines, which end with a dot so that
 * a line cut short by a kill is not believed. It ends with its parent, because its standard input
 * does.
 */
final class ChildProcess implements AutoCloseable {

  /** Where the children's logs and the figures go. */
  static final Path DIRECTORY = Path.of("target", "kills");

  private static final int KILLED = 128 + 9;
  private static final String END = ".";
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final String name;
  private final Process process;
  private final Thread reader;
  private volatile @Nullable RuntimeException misheard;

  private ChildProcess(String name, Process process, Consumer<String[]> lines) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(() -> read(lines), "reads-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a main class.
   *
   * @param lines hears the words of each line that the child tells
   */
  static ChildProcess start(
      String name, Class<?> main, List<String> jvm, List<String> args, Consumer<String[]> lines) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData"));
    command.addAll(List.of("-Dorg.jboss.logging.provider=slf4j", "-Duser.timezone=UTC"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    try {
      Files.createDirectories(DIRECTORY);
      Process process =
          new ProcessBuilder(command)
              .redirectError(DIRECTORY.resolve(name + ".log").toFile())
              .start();
      RUNNING.add(process);
      return new ChildProcess(name, process, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Called by the child: tells its parent a line. */
  static synchronized void say(Object... words) {
    StringBuilder line = new StringBuilder();
    Arrays.stream(words).forEach(word -> line.append(word).append(' '));
    System.out.println(line.append(END));
    System.out.flush();
  }

  private void read(Consumer<String[]> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.endsWith(" " + END)) {
          lines.accept(line.split(" "));
        }
      }
    } catch (IOException e) {
      System.err.println(name + " says nothing more: " + e.getMessage());
    } catch (RuntimeException e) {
      misheard = e;
    }
  }

  String name() {
    return name;
  }

  /**
   * Whether it runs.
   *
   * @throws IllegalStateException if what it told was not understood
   */
  boolean alive() {
    if (misheard != null) {
      throw new IllegalStateException(name + " told nonsense", misheard);
    }
    return process.isAlive();
  }

  /** Says a word to the child's standard input. */
  void tell(String word) {
    try {
      process.getOutputStream().write((word + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new IllegalStateException(name + " has ended; see its log in " + DIRECTORY, e);
    }
  }

  /**
   * Kills it and hears what it told until then.
   *
   * @throws IllegalStateException if it ended otherwise than by SIGKILL
   */
  void kill() throws InterruptedException {
    // Process.destroyForcibly would close the pipe before the last lines in it are read.
    process.toHandle().destroyForcibly();
    int exit = process.waitFor();
    RUNNING.remove(process);
    reader.join(Duration.ofSeconds(20).toMillis());
    if (exit != KILLED) {
      throw new IllegalStateException(
          name + " ended with " + exit + ", not by SIGKILL; see its log in " + DIRECTORY);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    RUNNING.remove(process);
  }
}
