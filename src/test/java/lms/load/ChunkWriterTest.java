package lms.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import lms.security.Secures;
import lms.validate.InvalidRecord;
import lms.validate.Violation;
import lms.window.DayIndex;
import lms.window.Days;
import lms.window.Window;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChunkWriterTest {
  private static final Window WINDOW = Days.of(LocalDate.parse("2023-05-31")).in(ZoneOffset.UTC);
  private static final InvalidRecord WHY =
      new InvalidRecord(List.of(new Violation("lti_user_id", "is too long", null)), null);

  private final HandOver handOver = new HandOver();
  private final ChunkWriter writer =
      new ChunkWriter(WINDOW, new DayIndex(WINDOW, ZoneOffset.UTC), handOver);

  @Test
  @Secures("S6")
  void refused_records_of_megabytes_fill_a_chunk_however_few_they_are() throws Exception {
    for (int i = 0; i < 4; i++) {
      writer.reject(new byte[1 << 20], WHY);
    }
    writer.finish();

    assertThat(handOver.take(Duration.ZERO).rejects().size()).isEqualTo(3);
    assertThat(handOver.take(Duration.ZERO).rejects().size()).isEqualTo(1);
    assertThat(handOver.take(Duration.ZERO)).as("the end").isNull();
  }
}
