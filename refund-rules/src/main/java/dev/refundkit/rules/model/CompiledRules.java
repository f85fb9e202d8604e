package dev.refundkit.rules.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.model.Model;

/**
 * Rules as the compiler leaves them. Settings are not part of it: the same rules serve any numbers.
 *
 * @param rulesHash of the rules' source
 * @param modelClasses names of the classes that hold the executable model
 * @param rules in the order of files and lines
 * @param classes class files by path, the model's and those it needs
 */
public record CompiledRules(
    String rulesHash,
    List<String> modelClasses,
    List<RuleInfo> rules,
    SortedMap<String, byte[]> classes) {

  public CompiledRules {
    modelClasses = List.copyOf(modelClasses);
    rules = List.copyOf(rules);
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /**
   * A class loader that knows the model's classes and, of the library's, what rules may see.
   *
   * @param library knows the library's own classes and those of Drools
   */
  public ClassLoader loader(ClassLoader library) {
    return new ModelLoader(new AllowedClasses(library), classes);
  }

  /**
   * The executable model.
   *
   * @param loader knows its classes
   */
  public List<Model> models(ClassLoader loader) {
    List<Model> models = new ArrayList<>();
    for (String name : modelClasses) {
      try {
        models.add(
            Class.forName(name, true, loader)
                .asSubclass(Model.class)
                .getConstructor()
                .newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "class " + name + " of the policy's model can't be loaded", e);
      }
    }
    return models;
  }

  /**
   * Defines the classes of one model; when nothing refers to the policy any more, they are unloaded
   * with it.
   */
  private static final class ModelLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    ModelLoader(ClassLoader parent, Map<String, byte[]> classes) {
      super("refundkit-policy", parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      AllowedMembers.check(name, bytes);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
