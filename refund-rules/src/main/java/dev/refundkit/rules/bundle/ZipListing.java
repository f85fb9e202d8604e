package dev.refundkit.rules.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The listing at an archive's end (APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16). A stream of
 * entries does not tell whether its rest is missing, nor what a person is shown; the listing does.
 */
final class ZipListing {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MOST_COMMENT = 0xffff;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;

  private static final int HEADER_BYTES = 30;

  /** Behind an entry whose sizes were not known before it was written. */
  private static final int MOST_DESCRIPTOR = 24;

  private ZipListing() {}

  /**
   * An entry as a reader of it sees it.
   *
   * @param method how its content is packed
   * @param packed how many bytes its packed content has
   */
  record Entry(String name, int method, long packed) {}

  /** An entry and where the listing says that it begins. */
  private record Shown(Entry entry, int from) {}

  /**
   * Whether it shows these entries and no others, one behind the other from the archive's beginning
   * to the listing: between them others of the same names could be hidden, which a stream comes
   * upon first.
   *
   * @param entries as a stream came upon them
   */
  static boolean shows(byte[] archive, List<Entry> entries) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
      int end = end(buffer);
      List<Shown> listed = listed(buffer, end);
      return listed.stream().map(Shown::entry).toList().equals(entries)
          && isWithoutGaps(buffer, listed, buffer.getInt(end + 16));
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static boolean isWithoutGaps(ByteBuffer archive, List<Shown> listed, int listing) {
    long least = 0;
    long most = 0;
    for (Shown shown : listed) {
      if (shown.from < least || shown.from > most) {
        return false;
      }
      int name = Short.toUnsignedInt(archive.getShort(shown.from + 26));
      int extra = Short.toUnsignedInt(archive.getShort(shown.from + 28));
      least = shown.from + HEADER_BYTES + name + extra + shown.entry.packed;
      most = least + MOST_DESCRIPTOR;
    }
    return listing >= least && listing <= most;
  }

  /** In the order in which they stand in the archive. */
  private static List<Shown> listed(ByteBuffer archive, int end) {
    int count = Short.toUnsignedInt(archive.getShort(end + 10));
    int at = archive.getInt(end + 16);
    List<Shown> listed = new ArrayList<>();
    for (int i = 0; i < count && archive.getInt(at) == ENTRY; i++) {
      int length = Short.toUnsignedInt(archive.getShort(at + 28));
      int extra = Short.toUnsignedInt(archive.getShort(at + 30));
      int comment = Short.toUnsignedInt(archive.getShort(at + 32));
      byte[] name = new byte[length];
      archive.get(at + ENTRY_BYTES, name);
      int method = Short.toUnsignedInt(archive.getShort(at + 10));
      long packed = Integer.toUnsignedLong(archive.getInt(at + 20));
      Entry entry = new Entry(new String(name, StandardCharsets.UTF_8), method, packed);
      listed.add(new Shown(entry, archive.getInt(at + 42)));
      at += ENTRY_BYTES + length + extra + comment;
    }
    listed.sort(Comparator.comparingInt(Shown::from));
    return listed;
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
