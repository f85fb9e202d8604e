package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped policy decides without any compiler, parser or expression language. */
class StartUpTest {

  private static final List<String> COMPILERS =
      List.of(
          "org.drools.compiler.",
          "org.drools.drl.",
          "org.drools.model.codegen.",
          "org.drools.mvel",
          "org.mvel",
          "org.antlr.",
          "com.github.javaparser.",
          "org.eclipse.jdt.",
          "javax.tools.",
          "dev.refundkit.rules.compile.",
          "org.snakeyaml.");

  @Test
  void noCompilerIsLoadedOnTheWayToTheFirstDecision() throws Exception {
    List<String> output = run("-Xlog:class+load:stdout");
    assertThat(output).anyMatch(line -> line.startsWith("approve "));
    assertThat(output).anyMatch(line -> line.contains("dev.refundkit.rules.DroolsRefundPolicy "));
    assertThat(output)
        .noneMatch(line -> COMPILERS.stream().anyMatch(name -> line.contains("] " + name)));
  }

  static List<String> run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classPath, FirstDecision.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
