package dev.refundkit.rules.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a class of rules that names a method or field that Drools never generates: classes that
 * rules have to see can do more than rules may, such as {@code Locale.setDefault} for the whole
 * host, {@code Integer.getInteger} of a system property or {@code String.repeat} until the memory
 * is full.
 */
final class AllowedMembers {

  private static final Set<String> MEMBERS =
      Set.of(
          "java/lang/Boolean.TYPE",
          "java/lang/Boolean.valueOf",
          "java/lang/Enum.<init>",
          "java/lang/Enum.valueOf",
          "java/lang/Integer.TYPE",
          "java/lang/Integer.valueOf",
          "java/lang/Long.TYPE",
          "java/lang/Long.valueOf",
          "java/lang/Object.<init>",
          "java/lang/RuntimeException.<init>",
          "java/lang/String.equals",
          "java/lang/String.hashCode",
          "java/lang/System.arraycopy",
          "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
          "java/time/format/DateTimeFormatterBuilder.<init>",
          "java/time/format/DateTimeFormatterBuilder.appendPattern",
          "java/time/format/DateTimeFormatterBuilder.parseCaseInsensitive",
          "java/time/format/DateTimeFormatterBuilder.toFormatter",
          "java/util/ArrayList.<init>",
          "java/util/Arrays.asList",
          "java/util/Collections.emptyList",
          "java/util/List.add",
          "java/util/Locale.ENGLISH",
          "org/drools/util/DateUtils.getDateFormatMask");

  /** Where the classes of policies are. */
  static final String OWN = "refundkit/policy/";

  /** All members of the classes in them that rules may see at all. */
  private static final Set<String> OPEN =
      Set.of("dev/refundkit/rules/vocabulary/", "org/drools/model/", "org/drools/modelcompiler/");

  private static final int AFTER_VERSION = 8;

  private final Object[] constants;

  private AllowedMembers(Object[] constants) {
    this.constants = constants;
  }

  /** Nothing is loaded or run for it. */
  static void check(String name, byte[] classFile) throws ClassNotFoundException {
    String refused;
    try {
      refused = read(classFile).firstRefused();
    } catch (IOException | IllegalArgumentException e) {
      throw new ClassNotFoundException(name + " can't be read", e);
    }
    if (refused != null) {
      throw new ClassNotFoundException(
          name + " needs " + refused + ", which is not there for rules of a policy");
    }
  }

  /** A member of a class: the indexes of the class and of the member's name and type. */
  private record Member(int owner, int nameAndType) {}

  /** The index of a text. */
  private record Named(int name) {}

  /** The constant pool, as in chapter 4.4 of the Java Virtual Machine Specification. */
  private static AllowedMembers read(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipNBytes(AFTER_VERSION);
    Object[] constants = new Object[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      constants[i] = constant(tag, in);
      boolean takesTwo = tag == 5 || tag == 6;
      i += takesTwo ? 1 : 0;
    }
    return new AllowedMembers(constants);
  }

  private static Object constant(int tag, DataInputStream in) throws IOException {
    return switch (tag) {
      case 1 -> in.readUTF();
      case 7 -> new Named(in.readUnsignedShort());
      case 9, 10, 11 -> new Member(in.readUnsignedShort(), in.readUnsignedShort());
      case 12 -> {
        Named named = new Named(in.readUnsignedShort());
        in.skipNBytes(2);
        yield named;
      }
      default -> {
        in.skipNBytes(length(tag));
        yield tag;
      }
    };
  }

  private static int length(int tag) {
    return switch (tag) {
      case 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalArgumentException("no such constant: " + tag);
    };
  }

  private @Nullable String firstRefused() {
    for (Object constant : constants) {
      if (constant instanceof Member member) {
        String owner = text(member.owner());
        String name = owner + "." + text(member.nameAndType());
        if (!owner.startsWith(OWN) && !MEMBERS.contains(name) && !isOpen(owner)) {
          return name;
        }
      }
    }
    return null;
  }

  private static boolean isOpen(String owner) {
    return OPEN.stream().anyMatch(owner::startsWith)
        && AllowedClasses.isAllowed(owner.replace('/', '.'));
  }

  private String text(int index) {
    return constants[index] instanceof Named named
        ? String.valueOf(constants[named.name()])
        : String.valueOf(constants[index]);
  }
}
