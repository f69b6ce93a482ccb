package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DdlFilesTest {
  @TempDir private Path folder;

  @Test
  void they_are_read_from_the_folder_of_the_build() throws IOException {
    assertThat(DdlFiles.read(getClass().getClassLoader()))
        .hasEntrySatisfying(
            "V001__attempts.sql", text -> assertThat(text).contains("create table"));
  }

  @Test
  void they_are_read_from_the_jar_in_their_order() throws IOException {
    Path jar = folder.resolve("a b.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("ddl/", "ddl/V2.sql", "ddl/V1.sql", "ddl/README", "sql/x.sql")) {
        out.putNextEntry(new JarEntry(name));
        out.write(name.endsWith("/") ? new byte[0] : "é".getBytes(StandardCharsets.UTF_8));
      }
    }
    try (URLClassLoader classes = loader(jar)) {
      assertThat(DdlFiles.read(classes)).hasToString("{V1.sql=é, V2.sql=é}");
    }
  }

  @Test
  void a_build_without_them_is_broken() throws IOException {
    try (URLClassLoader classes = loader(folder)) {
      assertThatThrownBy(() -> DdlFiles.read(classes)).hasMessageContaining("ddl/");
    }
  }

  @Test
  void they_name_the_tables_they_create() throws IOException {
    assertThat(DdlFiles.tables(DdlFiles.read(getClass().getClassLoader()).values()))
        .contains("attempts", "quarantine", "load_run", "load_window", "load_day", "daily_stats");
  }

  @Test
  void they_name_the_columns_that_a_database_has_in_the_end() throws Exception {
    String all =
        """
        select string_agg(relname || '.' || attname, ' ' order by relname, attname)
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
        """;

    assertThat(
            DdlFiles.columns(DdlFiles.read(getClass().getClassLoader())).stream()
                .map(column -> column.table() + "." + column.name())
                .sorted()
                .toList())
        .containsExactly(Sql.text(TestDatabase.withSchema(), all).split(" "));
  }

  private static URLClassLoader loader(Path path) throws IOException {
    return new URLClassLoader(new URL[] {path.toUri().toURL()}, null);
  }
}
