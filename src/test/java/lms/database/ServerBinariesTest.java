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

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerBinariesTest {
  @TempDir private Path temp;

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
