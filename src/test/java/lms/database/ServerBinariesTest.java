package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerBinariesTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /postgres-linux-x86_64.txz",
    "Linux, aarch64, /postgres-linux-arm_64.txz",
    "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
  })
  void each_kind_of_machine_has_its_archive(String system, String processor, String name) {
    assertThat(ServerBinaries.resource(system, processor)).isEqualTo(name);
  }

  @Test
  void windows_is_given_no_programs_of_another_system() {
    assertThat(ServerBinaries.resource("Windows 11", "amd64")).doesNotContain("linux", "darwin");
  }

  @Test
  void programs_stay_programs_and_links_stay_links() throws IOException {
    TarArchiveEntry program = new TarArchiveEntry("bin/initdb");
    program.setMode(0100755);
    ServerBinaries.unpack(archive(program, link("lib/libpq.so", "libpq.so.5")), folder());

    assertThat(folder().resolve("bin/initdb")).isExecutable();
    assertThat(Files.readSymbolicLink(folder().resolve("lib/libpq.so"))).hasToString("libpq.so.5");
  }

  @Test
  void a_file_stays_in_its_folder() throws IOException {
    InputStream archive = archive(new TarArchiveEntry("bin/../../evil"));

    assertThatThrownBy(() -> ServerBinaries.unpack(archive, folder())).hasMessageContaining("evil");

    assertThat(temp.resolve("evil")).doesNotExist();
  }

  @Test
  void a_link_stays_in_its_folder() throws IOException {
    InputStream archive = archive(link("lib/evil", "../../../etc"));

    assertThatThrownBy(() -> ServerBinaries.unpack(archive, folder())).hasMessageContaining("etc");
  }

  private Path folder() {
    return temp.resolve("unpacked");
  }

  private static TarArchiveEntry link(String name, String target) {
    TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    link.setLinkName(target);
    return link;
  }

  private static InputStream archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
