package dev.refundkit.cli;

import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.RuleWriter;
import java.nio.file.Path;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/** Has Drools compile the rules of a folder, as a host would that uses Drools alone. */
public final class OneCompile {

  private OneCompile() {}

  public static void main(String... args) {
    PolicyText policy = PolicyText.read(BundleFolder.read(Path.of(args[0])));
    KieServices drools = KieServices.get();
    KieFileSystem files = drools.newKieFileSystem();
    files.write(
        "src/main/resources/measured/rules.drl", RuleWriter.write("measured", policy.rules()));
    KieBuilder builder = drools.newKieBuilder(files);
    builder.buildAll(ExecutableModelProject.class);
    if (!builder.getResults().getMessages().isEmpty()) {
      throw new IllegalStateException(builder.getResults().toString());
    }
  }
}
