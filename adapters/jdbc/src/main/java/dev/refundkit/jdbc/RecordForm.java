package dev.refundkit.jdbc;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * The components of records as they are stored: null only where the type says {@code @Nullable},
 * maps of amounts and sets in one order, and free data with the types of its numbers.
 */
final class RecordForm extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated component) {
    if (!(component instanceof AnnotatedParameter parameter)) {
      return super.findSetterInfo(config, component);
    }
    Nulls nulls = nullable(parameter) ? Nulls.SET : Nulls.FAIL;
    return JsonSetter.Value.construct(nulls, Nulls.FAIL);
  }

  private static boolean nullable(AnnotatedParameter parameter) {
    if (parameter.getOwner().getMember() instanceof Constructor<?> constructor) {
      AnnotatedType type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
      return type.isAnnotationPresent(Nullable.class);
    }
    return false;
  }

  @Override
  public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated component) {
    boolean amounts =
        component instanceof AnnotatedMember
            && component.getType().isMapLikeType()
            && !component.getType().getContentType().hasRawClass(String.class);
    return amounts
        ? JsonFormat.Value.empty().withFeature(JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        : super.findFormat(config, component);
  }

  @Override
  public @Nullable Object findSerializer(MapperConfig<?> config, Annotated component) {
    return free(component)
        ? new FreeValues.Writer()
        : set(component) ? new EnumSetForm.Writer() : super.findSerializer(config, component);
  }

  @Override
  public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated component) {
    return free(component) ? new FreeValues.Reader() : super.findDeserializer(config, component);
  }

  private static boolean free(Annotated component) {
    return component instanceof AnnotatedMember
        && component.getType().hasRawClass(Map.class)
        && component.getType().getContentType().hasRawClass(Object.class);
  }

  private static boolean set(Annotated component) {
    return component instanceof AnnotatedMember && component.getType().hasRawClass(Set.class);
  }
}
