package dev.refundkit.rules.compile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes that Drools needs while it compiles one policy. What is asked for of the policy's own
 * is not there, and goes no further: the JVM's class loaders keep every name that they were ever
 * asked for, and each policy has names of its own.
 */
final class LibraryClasses extends ClassLoader {

  /** The policy's rules, and what Drools writes about the project that it takes them for. */
  private static final List<String> OWN = List.of(ModelBuilder.FOLDER + "/", "org/drools/project/");

  LibraryClasses(ClassLoader library) {
    super("refundkit-compiling", library);
  }

  /** Drools looks for nested classes too, of every part of a name. */
  private static boolean isOwn(String name) {
    String path = name.replace('.', '/').replace('$', '/');
    return OWN.stream().anyMatch(path::startsWith);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isOwn(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return isOwn(name) ? null : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return isOwn(name) ? Collections.emptyEnumeration() : super.getResources(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return isOwn(name) ? null : super.getResourceAsStream(name);
  }
}
