package dev.refundkit.rules.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that would do harm, or are not whole. */
class HostileArchivesTest {

  private static void refused(ThrowingCallable reading, String file, String... words) {
    PolicyException thrown = catchThrowableOfType(PolicyException.class, reading);
    assertThat(thrown).as("nothing was refused").isNotNull();
    assertThat(thrown.findings()).hasSize(1);
    Finding finding = thrown.findings().get(0);
    assertThat(finding.kind()).isEqualTo(FindingKind.BUNDLE);
    assertThat(finding.place().file()).isEqualTo(file);
    assertThat(finding.what()).contains(words);
    assertThat(finding.advice()).isNotBlank();
  }

  private static void refused(AnArchive archive, String... words) {
    refused(archive::read, "shop.zip", words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.drl",
        "x/../../a.drl",
        "x/..",
        "./a.drl",
        "/etc/passwd",
        "//host/share/a.drl",
        "C:/a.drl",
        "C:a.drl",
        "a.drl:stream",
        "..\\a.drl",
        "x\\a.drl",
        "x//a.drl",
        "a\u0000.drl",
        "a\n.drl",
        "\u202Elrd.a",
        "../"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) {
    refused(AnArchive.ofPolicy("").with(name, ""), "entry", " name");
  }

  @Test
  void aVeryLongNameIsRefusedAndNotShownInFull() {
    refused(AnArchive.ofPolicy("").with("a".repeat(60_000), ""), "a name of 60000 characters");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() throws IOException {
    refused(AnArchive.ofPolicy("").with("A.drl", ""), "A.drl", "another entry has");
    byte[] twins = AnArchive.ofPolicy("").with("b.drl", "x").bytes();
    byte[] same =
        new String(twins, StandardCharsets.ISO_8859_1)
            .replace("b.drl", "a.drl")
            .getBytes(StandardCharsets.ISO_8859_1);
    refused(() -> AnArchive.read(same), "shop.zip", "a.drl", "another entry has");
  }

  @Test
  void anEntryThatUnpacksToAGigabyteIsNotUnpacked() {
    byte[] bomb = AnArchive.ofPolicy("").withZeros("b.drl", 1L << 30).bytes();
    assertThat(bomb).hasSizeLessThan(2 << 20);
    refused(() -> AnArchive.read(bomb), "shop.zip", "b.drl", "more than 8 MiB");
    byte[] unread = AnArchive.ofPolicy("").withZeros("readme.bin", 1L << 30).bytes();
    refused(() -> AnArchive.read(unread), "shop.zip", "readme.bin", "more than 8 MiB");
  }

  @Test
  void anEntryThatClaimsToBeSmallIsCountedAsItIs() {
    int real = 0x03a5c7e9;
    byte[] bomb = AnArchive.ofPolicy("").withZeros("b.drl", real).bytes();
    ByteBuffer claims = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    int found = 0;
    for (int at = 0; at + Integer.BYTES <= bomb.length; at++) {
      if (claims.getInt(at) == real) {
        claims.putInt(at, 10);
        found++;
      }
    }
    assertThat(found).as("behind the entry and in the listing").isEqualTo(2);
    refused(() -> AnArchive.read(bomb), "shop.zip", "b.drl", "more than 8 MiB");
  }

  @Test
  void manyFilesOfTheMostSizeAreRefused() {
    AnArchive archive = AnArchive.ofPolicy("");
    for (int i = 0; i < 9; i++) {
      archive.withZeros("r" + i + ".drl", 1 << 20);
    }
    refused(archive, "r7.drl", "more than 8 MiB");
    refused(
        AnArchive.ofPolicy("").withZeros("b.drl", (1 << 20) + 1)::read,
        "b.drl",
        "larger than 1 MiB");
  }

  @Test
  void tooManyEntriesAreRefused() {
    AnArchive archive = AnArchive.ofPolicy("");
    for (int i = 0; i < 1_000; i++) {
      archive.with("x/" + i, "");
    }
    refused(archive, "x/998", "more than 1000 entries");
    AnArchive rules = AnArchive.ofPolicy("");
    for (int i = 0; i < 100; i++) {
      rules.with("r" + i + ".drl", "");
    }
    refused(rules::read, "r98.drl", "more than 100 files");
    AnArchive scenarios = AnArchive.ofPolicy("");
    for (int i = 0; i < 501; i++) {
      scenarios.with("scenarios/s" + i + ".yaml", "");
    }
    refused(scenarios::read, "scenarios/s99.yaml", "more than 500 scenarios");
  }

  static Stream<byte[]> beginnings() {
    byte[] whole = AnArchive.ofPolicy("").with("b.drl", "rule ".repeat(50)).bytes();
    return Stream.iterate(0, length -> length < whole.length, length -> length + 1)
        .map(length -> Arrays.copyOf(whole, length));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void anArchiveThatBreaksOffIsRefused(byte[] beginning) {
    refused(() -> AnArchive.read(beginning), "shop.zip", "no archive that can be read");
  }

  @Test
  void aDamagedByteIsRefusedOrChangesNothing() {
    byte[] whole = AnArchive.ofPolicy("").bytes();
    PolicyBundle good = AnArchive.read(whole);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x41;
      try {
        assertThat(AnArchive.read(damaged)).isEqualTo(good);
      } catch (PolicyException e) {
        assertThat(e.findings()).hasSize(1);
      }
    }
  }

  @Test
  void anEncryptedEntryIsRefused() {
    byte[] archive = AnArchive.ofPolicy("").bytes();
    archive[6] |= 1;
    refused(() -> AnArchive.read(archive), "shop.zip", "encrypted");
  }

  @Test
  void anEntryThatTheListingDoesNotShowIsRefused() {
    byte[] shown = AnArchive.ofPolicy("").bytes();
    byte[] hidden = AnArchive.ofPolicy("").with("b.drl", "hidden").bytes();
    int listing = listing(shown);
    byte[] both = Arrays.copyOf(hidden, listing(hidden) + shown.length - listing);
    System.arraycopy(shown, listing, both, listing(hidden), shown.length - listing);
    ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putInt(both.length - 6, listing(hidden));
    refused(() -> AnArchive.read(both), "shop.zip", "something else than its listing shows");
  }

  @Test
  void entriesThatHideOthersOfTheSameNamesAreRefused() {
    byte[] hidden = AnArchive.ofPolicy("").with("b.drl", "approves").bytes();
    byte[] shown = AnArchive.ofPolicy("").with("b.drl", "refuses").bytes();
    int from = listing(hidden) + 4;
    byte[] both = Arrays.copyOf(hidden, from + shown.length);
    Arrays.fill(both, listing(hidden), from, (byte) 0);
    System.arraycopy(shown, 0, both, from, shown.length);
    ByteBuffer bytes = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(both.length - 6, listing(shown) + from);
    for (int at = listing(both); bytes.getInt(at) == 0x02014b50; ) {
      bytes.putInt(at + 42, bytes.getInt(at + 42) + from);
      at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
    }
    refused(() -> AnArchive.read(both), "shop.zip", "something else than its listing shows");
  }

  private static int listing(byte[] archive) {
    return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
  }

  @Test
  void whatIsNoArchiveOrBreaksWhileReadIsRefused(@TempDir Path folder) {
    refused(
        () -> AnArchive.read("hello".getBytes(StandardCharsets.UTF_8)), "shop.zip", "no archive");
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'P';
          }
        };
    refused(() -> BundleArchive.read(endless, "endless"), "endless", "larger than 8 MiB");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    refused(() -> BundleArchive.read(broken, "broken"), "broken", "can't be read");
    refused(() -> BundleArchive.read(folder.resolve("none.zip")), "none.zip", "can't be read");
    refused(() -> BundleArchive.read(folder), String.valueOf(folder.getFileName()), "can't be");
  }

  @Test
  void otherTextThanUtf8IsRefused() {
    byte[] latin = "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    for (String file : List.of("b.drl", "b.drl.csv", "scenarios/b.yaml")) {
      refused(AnArchive.ofPolicy("").with(file, latin)::read, file, "not UTF-8");
    }
    AnArchive.ofPolicy("").with("b.drl.xlsx", latin).read();
  }

  @Test
  void aLinkOutOfTheFolderIsRefusedAndOneWithinIsFollowed(@TempDir Path folder) throws IOException {
    Path outside = Files.writeString(folder.resolve("secret.drl"), "secret");
    Path shop = Files.createDirectories(folder.resolve("shop/..data"));
    Files.writeString(shop.resolve("policy.yaml"), AnArchive.SETTINGS);
    Files.writeString(shop.resolve("a.drl"), AnArchive.RULES);
    Path bundle = folder.resolve("shop");
    Files.createSymbolicLink(bundle.resolve("policy.yaml"), Path.of("..data/policy.yaml"));
    Files.createSymbolicLink(bundle.resolve("a.drl"), Path.of("..data/a.drl"));
    assertThat(BundleFolder.read(bundle).files()).containsOnlyKeys("policy.yaml", "a.drl");
    Path link = Files.createSymbolicLink(bundle.resolve("b.drl"), outside);
    refused(() -> BundleFolder.read(bundle), "b.drl", "a link out of the folder");
    Files.delete(link);
    Files.createSymbolicLink(link, bundle.resolve("nowhere"));
    refused(() -> BundleFolder.read(bundle), "b.drl", "can't be read");
    Files.delete(link);
    Files.createSymbolicLink(bundle.resolve("scenarios"), folder);
    Files.writeString(folder.resolve("x.yaml"), "x");
    refused(() -> BundleFolder.read(bundle), "scenarios/x.yaml", "a link out of the folder");
  }

  @Test
  void whatIsNoFileIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("a.drl"));
    refused(() -> BundleFolder.read(folder), "a.drl", "no file");
  }

  @Test
  void namesThatDifferByCaseAloneAreRefusedInAnyBundle() {
    var files = new TreeMap<String, String>();
    files.put("policy.yaml", "");
    files.put("a.drl", "");
    files.put("A.drl", "");
    refused(() -> new PolicyBundle("p", files), "a.drl", "another file of this name");
  }
}
