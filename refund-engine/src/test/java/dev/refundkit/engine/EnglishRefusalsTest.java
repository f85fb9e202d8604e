package dev.refundkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals are read by programs and by people of any country: they are in English everywhere. */
class EnglishRefusalsTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @Test
  void a_refusal_is_in_english_where_the_machine_speaks_german() throws Exception {
    Locale.setDefault(Locale.GERMANY);
    RefundRequest bad = RefundRequest.of(" ", RefundType.FULL, "x".repeat(65));

    Refusal refusal = check(bad);

    assertThat(refusal.message()).contains("must not be blank", "size must be between 0 and 64");
    assertThat(refusal.message()).doesNotContain("darf nicht", "muss");
  }

  /** Asks a check that is loaded anew, so that it makes its validator under the present locale. */
  private static Refusal check(RefundRequest request) throws Exception {
    Class<?> fresh = new Anew().loadClass(RequestCheck.class.getName());
    var constructor = fresh.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    var check = fresh.getDeclaredMethod("check", Object.class, Supplier.class);
    check.setAccessible(true);
    Supplier<List<?>> noMore = List::of;
    return (Refusal) check.invoke(constructor.newInstance((Object) null), request, noMore);
  }

  /** Loads the check and its nested classes itself and leaves the rest to the usual loader. */
  private static final class Anew extends ClassLoader {

    Anew() {
      super(RequestCheck.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      boolean ours = name.startsWith(RequestCheck.class.getName());
      return loaded != null || !ours ? usual(loaded, name, resolve) : define(name);
    }

    private Class<?> usual(Class<?> loaded, String name, boolean resolve)
        throws ClassNotFoundException {
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
