package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
    List<String> output = FreshJvm.run(FirstDecision.class, List.of("-Xlog:class+load:stdout"));
    assertThat(output).anyMatch(line -> line.startsWith("approve "));
    assertThat(output).anyMatch(line -> line.contains("dev.refundkit.rules.DroolsRefundPolicy "));
    assertThat(output)
        .noneMatch(line -> COMPILERS.stream().anyMatch(name -> line.contains("] " + name)));
  }
}
