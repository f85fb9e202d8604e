package dev.refundkit.rules.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The listing at an archive's end (APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16). A stream of
 * entries does not tell whether its rest is missing, nor what a person is shown; the listing does.
 */
final class ZipListing {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MOST_COMMENT = 0xffff;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;

  private ZipListing() {}

  /** Whether it shows these names and no others, each as often. */
  static boolean shows(byte[] archive, List<String> names) {
    try {
      List<String> listed = names(ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN));
      return listed.stream().sorted().toList().equals(names.stream().sorted().toList());
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static List<String> names(ByteBuffer archive) {
    int end = end(archive);
    int count = Short.toUnsignedInt(archive.getShort(end + 10));
    int at = archive.getInt(end + 16);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count && archive.getInt(at) == ENTRY; i++) {
      int length = Short.toUnsignedInt(archive.getShort(at + 28));
      int extra = Short.toUnsignedInt(archive.getShort(at + 30));
      int comment = Short.toUnsignedInt(archive.getShort(at + 32));
      byte[] name = new byte[length];
      archive.get(at + ENTRY_BYTES, name);
      names.add(new String(name, StandardCharsets.UTF_8));
      at += ENTRY_BYTES + length + extra + comment;
    }
    return names;
  }

  private static int end(ByteBuffer archive) {
    int last = archive.limit() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
      if (archive.getInt(at) == END
          && Short.toUnsignedInt(archive.getShort(at + 20)) == last - at) {
        return at;
      }
    }
    throw new IndexOutOfBoundsException("no end of a listing");
  }
}
