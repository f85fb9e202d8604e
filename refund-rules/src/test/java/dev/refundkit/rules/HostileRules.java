package dev.refundkit.rules;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.Unchecked;
import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * The hostile bundles as Drools compiles them when nobody checks them: each in a package of its
 * own, all at once because compiling costs seconds.
 *
 * @param models names of the classes that hold the executable model
 * @param classes class files by path
 */
record HostileRules(List<String> models, SortedMap<String, byte[]> classes) {

  /** The system property that rules without a file or socket set to show that they ran. */
  static final String MARK = "refundkit.hostile";

  static final Path FOLDER = Path.of("src/test/resources/hostile-bundles");

  /** Beside them stand two honest rules that lose by what the hostile ones do. */
  static final String HONEST = "honest";

  private static final String PACKAGE = "refundkit.policy.hostile.";
  private static final String HONEST_RULES =
      """
      rule "objects" salience -1 when Refund() then outcome.reject(); end
      rule "hears" when String(this == "planted") then outcome.approve(); end
      """;

  /** All of them, compiled once. */
  static HostileRules compiled() {
    return Once.COMPILED;
  }

  private static final class Once {
    private static final HostileRules COMPILED = compile(names());
  }

  static List<String> names() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    try {
      return Files.readString(FOLDER.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String rules(String name) {
    return text(name + "/rules.drl");
  }

  static PolicyBundle bundle(String name) {
    return Bundles.bundle(text("policy.yaml"), rules(name));
  }

  static Settings settings() {
    return SettingsReader.read("policy.yaml", text("policy.yaml"));
  }

  private static HostileRules compile(List<String> names) {
    KieServices services = KieServices.get();
    ReleaseId id = services.newReleaseId("dev.refundkit.hostile", "hostile", "1");
    KieFileSystem project = services.newKieFileSystem();
    project.generateAndWritePomXML(id);
    names.forEach(name -> write(project, name, rules(name)));
    write(project, HONEST, HONEST_RULES);
    try {
      KieBuilder builder = services.newKieBuilder(project, HostileRules.class.getClassLoader());
      builder.buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        throw new IllegalStateException("hostile rules that do nothing prove nothing: " + errors);
      }
      return read((InternalKieModule) builder.getKieModule(), id);
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  private static void write(KieFileSystem project, String name, String rules) {
    String of = packageOf(name);
    StringBuilder text = new StringBuilder("package " + of + ";\n");
    Vocabulary.FACTS.values().forEach(type -> text.append("import " + type.getName() + ";\n"));
    text.append("global " + Outcomes.class.getName() + " outcome;\n").append(rules);
    project.write("src/main/resources/" + of.replace('.', '/') + "/rules.drl", text.toString());
  }

  private static String packageOf(String name) {
    return PACKAGE + name.replace('-', '_');
  }

  private static HostileRules read(InternalKieModule module, ReleaseId id) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (String file : module.getFileNames()) {
      if (file.endsWith(".class")) {
        classes.put(file, module.getBytes(file));
      }
    }
    byte[] models = module.getBytes(CanonicalKieModule.getModelFileWithGAV(id));
    return new HostileRules(
        new String(models, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(PACKAGE))
            .toList(),
        classes);
  }

  private CompiledRules only(String name) {
    String of = packageOf(name) + ".";
    SortedMap<String, byte[]> own = new TreeMap<>(classes);
    own.keySet().removeIf(file -> !file.startsWith(of.replace('.', '/')));
    RuleInfo info = new RuleInfo(name, "Because of " + name + ".", "", List.of(), "", List.of());
    return new CompiledRules(
        name, models.stream().filter(model -> model.startsWith(of)).toList(), List.of(info), own);
  }

  /** One bundle and the honest rules in Drools as it comes, which can see the whole host. */
  KieBase plain(String name) {
    ClassLoader loader = new Defining(classes);
    return KieBaseBuilder.createKieBaseFromModel(
        Stream.of(name, HONEST).flatMap(of -> only(of).models(loader).stream()).toList());
  }

  /** One bundle as a policy that nobody has checked. */
  DroolsRefundPolicy behindTheWall(String name) {
    PolicyVersion version = new PolicyVersion("hostile", "1", "0");
    return DroolsRefundPolicy.of(
        new CompiledPolicy(version, settings(), only(name), Unchecked.NO_BUNDLE));
  }

  /** Writes all classes to a folder, for another process. */
  void save(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : classes.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.write(folder.resolve("models"), models);
  }

  /** What another process saved. */
  static HostileRules load(Path folder) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        classes.put(path, Files.readAllBytes(file));
      }
    }
    return new HostileRules(Files.readAllLines(folder.resolve("models")), classes);
  }

  private static final class Defining extends ClassLoader {
    private final Map<String, byte[]> classes;

    Defining(Map<String, byte[]> classes) {
      super(HostileRules.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
