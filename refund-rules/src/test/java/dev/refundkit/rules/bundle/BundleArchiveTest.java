package dev.refundkit.rules.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies in archives and on the class path. */
class BundleArchiveTest {

  @Test
  void thePolicyStandsAtTheRootOrInOneFolder() {
    PolicyBundle atRoot = AnArchive.ofPolicy("").read();
    PolicyBundle inFolder = AnArchive.ofPolicy("shop-1.2/").read();
    assertThat(atRoot.files()).containsOnlyKeys("policy.yaml", "a.drl");
    assertThat(inFolder.files()).isEqualTo(atRoot.files());
    assertThat(inFolder.hash()).isEqualTo(atRoot.hash());
    assertThat(atRoot.name()).isEqualTo("shop.zip");
  }

  @Test
  void anArchiveAFolderAndAClassPathGiveTheSameBundle(@TempDir Path folder) throws IOException {
    Path shop = Files.createDirectories(folder.resolve("policies/shop"));
    Files.createDirectories(shop.resolve("scenarios"));
    Files.writeString(shop.resolve("policy.yaml"), AnArchive.SETTINGS);
    Files.writeString(shop.resolve("a.drl"), AnArchive.RULES);
    Files.write(shop.resolve("b.drl.xlsx"), new byte[] {'P', 'K', (byte) 0xff});
    Files.writeString(shop.resolve("scenarios/late.yaml"), "late");
    AnArchive packed = AnArchive.ofPolicy("shop/").with("shop/scenarios/late.yaml", "late");
    PolicyBundle ofFolder = BundleFolder.read(shop);
    assertThat(ofFolder.scenarios()).containsEntry("scenarios/late.yaml", "late");
    assertThat(packed.read().scenarios()).isEqualTo(ofFolder.scenarios());

    Path zip = folder.resolve("shop.zip");
    Files.write(zip, AnArchive.ofPolicy("").bytes());
    assertThat(BundleArchive.read(zip).settings()).isEqualTo(AnArchive.SETTINGS);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      List<String> paths = List.of("policy.yaml", "a.drl", "b.drl.xlsx", "scenarios/late.yaml");
      PolicyBundle resources = BundleResources.read(loader, "policies/shop", paths);
      assertThat(resources.files()).isEqualTo(ofFolder.files());
      assertThat(resources.hash()).isEqualTo(ofFolder.hash());
      assertThat(resources.scenarios()).isEqualTo(ofFolder.scenarios());
      assertThatThrownBy(() -> BundleResources.read(loader, "policies/other", paths))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("not on the class path");
      assertThatThrownBy(
              () -> BundleResources.read(loader, "policies/shop", List.of("../policy.yaml")))
          .hasMessageContaining("no file of a policy");
    }
  }

  @Test
  void scenariosAreNoPartOfTheHash() {
    PolicyBundle plain = AnArchive.ofPolicy("").read();
    PolicyBundle tried = AnArchive.ofPolicy("").with("scenarios/a.yaml", "a").read();
    PolicyBundle tables = AnArchive.ofPolicy("").with("t.drl.csv", "a").read();
    assertThat(tried.hash()).isEqualTo(plain.hash());
    assertThat(tried.rulesHash()).isEqualTo(plain.rulesHash());
    assertThat(tables.hash()).isNotEqualTo(plain.hash());
    assertThat(tables.rulesHash()).isNotEqualTo(plain.rulesHash());
    assertThat(tables.tables()).containsOnlyKeys("t.drl.csv");
    assertThat(tables.rules()).containsOnlyKeys("a.drl");
  }

  @Test
  void tablesAloneAreRulesEnough() {
    assertThat(new AnArchive().with("policy.yaml", "").with("t.drl.csv", "a").read().tables())
        .hasSize(1);
  }

  @Test
  void whatElseIsInAnArchiveIsLeftAlone() {
    PolicyBundle bundle =
        AnArchive.ofPolicy("shop/")
            .with("README.md", "read")
            .with("shop/inner.zip", "zip")
            .with("shop/drafts/b.drl", "draft")
            .with("shop/.a.drl.swp", "editor")
            .with("shop/._a.drl", "finder")
            .with("shop/~$t.drl.xlsx", "office")
            .with("shop/scenarios/policy.yaml", "settings of scenarios")
            .with("__MACOSX/shop/._policy.yaml", "finder")
            .with("META-INF/MANIFEST.MF", "manifest")
            .with("META-INF/", "")
            .read();
    assertThat(bundle.files()).containsOnlyKeys("policy.yaml", "a.drl");
    assertThat(bundle.scenarios()).isEmpty();
  }

  @Test
  void severalPoliciesInOneArchiveAreRefused() {
    assertThatThrownBy(() -> AnArchive.ofPolicy("a/").with("b/policy.yaml", "b").read())
        .hasMessageContaining("several policies: a/policy.yaml, b/policy.yaml");
    assertThatThrownBy(() -> new AnArchive().with("a.drl", "a").read())
        .hasMessageContaining("has no policy.yaml");
  }

  @Test
  void aBundleDoesNotChangeWithTheArraysItWasMadeOf() {
    byte[] bytes = {1, 2, 3};
    BundleFile file = BundleFile.of(bytes);
    bytes[0] = 9;
    file.bytes()[1] = 9;
    assertThat(file.bytes()).containsExactly(1, 2, 3);
    assertThat(file).isEqualTo(BundleFile.of(new byte[] {1, 2, 3}));
  }

  @Test
  void aTableOfAnotherKindIsNotOverlooked() {
    for (String name : List.of("t.drl.xls", "t.drl.XLSM", "t.drl.ods")) {
      assertThatThrownBy(() -> AnArchive.ofPolicy("").with(name, "a").read())
          .hasMessageContaining(name + ": a file of this name is not read");
    }
  }
}
