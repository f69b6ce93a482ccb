package lms.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lms.security.Secures;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page consists of. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageFilesTest {
  private static final int LONGEST = 150;
  private static final Pattern NAMED = Pattern.compile("\\b(?:t|counted)\\(\\s*'([\\w.]+)'");
  private static final Pattern COMPUTED =
      Pattern.compile("\\b(?:t|counted)\\(\\s*`([\\w.]*)\\$\\{[^}]*}([\\w.]*)`");

  @Test
  void every_file_is_on_the_list_and_no_other() throws IOException {
    Set<String> there =
        PageFiles.ours().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !Set.of("assets.txt", "handbook.html", "index.html").contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    there.add("lib/echarts.min.js");

    assertThat(Files.readAllLines(PageFiles.FOLDER.resolve("assets.txt")))
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void the_chart_library_is_the_released_one_with_its_licences() throws Exception {
    byte[] library = Files.readAllBytes(PageFiles.FOLDER.resolve("lib/echarts.min.js"));

    // npm pack echarts@6.1.0: package/dist/echarts.min.js
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(library)))
        .isEqualTo("b66b25aeb4df84e33199dc21694014d336d222cbd9deb0e5a7c14bd6aa0d0fd0");
    assertThat(PageFiles.FOLDER.resolve("lib/LICENSE")).content().contains("Apache License");
    assertThat(PageFiles.FOLDER.resolve("lib/NOTICE")).content().contains("Apache ECharts");
    assertThat(PageFiles.FOLDER.resolve("lib/licenses/LICENSE-d3")).content().contains("Bostock");
  }

  @Test
  @Secures("S21")
  void the_page_s_own_files_are_short_and_hold_no_script_of_others_and_no_handler()
      throws IOException {
    for (Path file : PageFiles.ours()) {
      String text = Files.readString(file);
      assertThat(text.lines().count()).as(file.toString()).isLessThanOrEqualTo(LONGEST);
      assertThat(text)
          .as(file.toString())
          .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)")
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
          .doesNotContainPattern("<[^>]+ on[a-z]+=");
    }
  }

  @Test
  void every_text_the_page_names_is_there_and_none_is_there_for_nothing() throws IOException {
    Set<String> there = Assets.texts(new Texts(Language.EN)).keySet();
    Set<String> used = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    for (Path file : PageFiles.ours()) {
      String text = Files.readString(file);
      NAMED.matcher(text).results().map(key -> key.group(1)).forEach(named::add);
      there.stream().filter(key -> text.contains("'" + key + "'")).forEach(used::add);
      COMPUTED
          .matcher(text)
          .results()
          .map(c -> Pattern.quote(c.group(1)) + "\\w+" + Pattern.quote(c.group(2)))
          .forEach(form -> there.stream().filter(key -> key.matches(form)).forEach(used::add));
    }

    assertThat(there).containsAll(named);
    assertThat(used).isEqualTo(there);
  }

  @ParameterizedTest
  @EnumSource
  void the_texts_are_served_as_they_are_meant_to_be_read(Language language) throws IOException {
    Assets assets = new Assets();
    String name = "texts_" + new Texts(language).languageTag() + ".json";
    Map<?, ?> texts =
        new ObjectMapper()
            .readValue(assets.at(assets.path(name)).orElseThrow().bytes(false), Map.class);

    assertThat(texts).isEqualTo(Assets.texts(new Texts(language)));
    assertThat(texts.values()).noneMatch(text -> text.toString().contains("''"));
  }

  @Test
  void what_is_packed_is_the_same_and_has_another_tag() throws IOException {
    Assets assets = new Assets();

    for (String path : assets.paths()) {
      Asset asset = assets.at(path).orElseThrow();
      try (GZIPInputStream unpacked =
          new GZIPInputStream(new ByteArrayInputStream(asset.bytes(true)))) {
        assertThat(unpacked.readAllBytes()).isEqualTo(asset.bytes(false));
      }
      assertThat(asset.tag(true)).isNotEqualTo(asset.tag(false)).matches("\"[0-9a-f]{32}-gzip\"");
    }
    assertThat(assets.paths()).hasSizeGreaterThan(30).doesNotContain("/");
  }

  @Test
  void addresses_stay_while_the_content_does() {
    assertThat(new Assets().paths()).isEqualTo(new Assets().paths());
  }

  @Test
  void what_a_page_does_not_have_is_not_served() {
    assertThatThrownBy(() -> new Asset("application.properties", new byte[0]))
        .hasMessageContaining("web/application.properties");
    assertThat(Stream.of("/", "/assets/x/main.js", "/main.js", "").map(new Assets()::at))
        .allMatch(asset -> asset.isEmpty());
    assertThat(List.of("../application.properties", "assets.txt", "index.html"))
        .allMatch(name -> new Assets().at(new Assets().path(name)).isEmpty());
  }
}
