package dev.refundkit.rules.compile;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.RuleWriter;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.model.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Has Drools turn the files of rules into the classes of an executable model, in memory. */
final class ModelBuilder {

  /**
   * Where all classes of models are: outside every package of the library's, so that a rule is
   * never inside one.
   */
  static final String FOLDER = "refundkit/policy";

  private static final String PACKAGE = "refundkit.policy.h";

  /** Hexadecimal digits of the hash in the package's name: two policies never share one. */
  private static final int HASH_DIGITS = 16;

  /**
   * Drools keeps what it builds under one name per JVM; two builds of the same rules must not meet
   * there.
   */
  private static final AtomicLong BUILDS = new AtomicLong();

  private ModelBuilder() {}

  /** Compiles rules in which nothing is wrong. */
  static CompiledRules build(String rulesHash, List<Rule> rules) {
    String name = PACKAGE + rulesHash.substring(0, HASH_DIGITS);
    List<RuleInfo> infos = rules.stream().map(RuleFacts::info).toList();
    return build(rulesHash, name, RuleWriter.write(name, rules), infos);
  }

  static CompiledRules build(String rulesHash, String name, String text, List<RuleInfo> rules) {
    KieServices services = KieServices.get();
    ReleaseId id =
        services.newReleaseId(
            "dev.refundkit.policy", name, Long.toString(BUILDS.incrementAndGet()));
    KieFileSystem project = services.newKieFileSystem();
    project.generateAndWritePomXML(id);
    project.write("src/main/resources/" + name.replace('.', '/') + "/rules.drl", ascii(text));
    ClassLoader library = new LibraryClasses(ModelBuilder.class.getClassLoader());
    try {
      KieBuilder builder = services.newKieBuilder(project, library);
      builder.buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        throw failed(errors.get(0).getText().strip());
      }
      return read((InternalKieModule) builder.getKieModule(), id, rulesHash, rules);
    } catch (PolicyException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw failed(e.toString());
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  /**
   * Other letters as escapes. They stand in texts only, and Drools reads and writes what it
   * compiles in the charset of the JVM, in which there may be no such letters: a rule would compare
   * with question marks.
   */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii.append(c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  private static PolicyException failed(String why) {
    return new PolicyException(
        new Finding(
            FindingKind.COMPILER,
            Place.NOWHERE,
            "the rules can't be compiled: " + why,
            "The rules were found right before, so this is a fault of the library: report it."));
  }

  private static CompiledRules read(
      InternalKieModule module, ReleaseId id, String rulesHash, List<RuleInfo> rules) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (String file : module.getFileNames()) {
      if (file.endsWith(".class") && file.startsWith(FOLDER)) {
        classes.put(file, module.getBytes(file));
      }
    }
    String models =
        new String(
            module.getBytes(CanonicalKieModule.getModelFileWithGAV(id)), StandardCharsets.UTF_8);
    List<String> modelClasses =
        models.lines().filter(line -> line.startsWith("refundkit.")).toList();
    CompiledRules compiled = new CompiledRules(rulesHash, modelClasses, rules, classes);
    int found =
        compiled.models(compiled.loader(ModelBuilder.class.getClassLoader())).stream()
            .mapToInt(m -> m.getRules().size())
            .sum();
    if (found != rules.size()) {
      throw failed(rules.size() + " rules became " + found);
    }
    return compiled;
  }
}
