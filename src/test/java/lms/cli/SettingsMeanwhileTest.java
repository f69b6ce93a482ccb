package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lms.faults.Survives;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody edits the settings while a command runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsMeanwhileTest extends LoadCommandTest {
  @Test
  @Survives("J16")
  void what_is_changed_while_it_runs_counts_from_the_next_start_on() throws Exception {
    environment.remove("API_CLIENT");
    environment.remove("API_CLIENT_KEY");
    Path file = folder.resolve(".env");
    Path key = folder.resolve("key");
    Files.writeString(file, "API_CLIENT=Uni\nWINDOW_DAYS=1\nAPI_CLIENT_KEY_FILE=key\n");
    Files.writeString(key, "first");
    Reply good = Reply.json("[]");
    api.then(
        socket -> {
          Files.writeString(file, "API_CLIENT=Other\nAPI_CLIENT_KEY_FILE=key\n");
          Files.writeString(key, "second");
          good.answer(socket);
        },
        good);

    assertThat(lms("backfill", "--from", "2023-05-30", "--to", "2023-05-31").status()).isZero();
    assertThat(lms("run", "--day", "2023-05-31").status()).isZero();

    assertThat(api.requests())
        .extracting(request -> request.rawQuery().replaceFirst("&start.*", ""))
        .containsExactly(
            "client=Uni&client_key=first",
            "client=Uni&client_key=first",
            "client=Other&client_key=second");
  }
}
