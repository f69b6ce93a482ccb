package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import javax.net.ssl.SSLContext;
import lms.faults.FaultProxy.Way;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection to the mail server is cut after byte k: each load run's mail arrives, at most one
 * of them twice, with the same Message-ID.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailCutsTest extends SweepTest {
  @TempDir private Path certificates;

  private TestCertificate certificate;
  private SSLContext trustBefore;

  @BeforeEach
  void trust() throws Exception {
    certificate = TestCertificate.of("localhost", certificates);
    trustBefore = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(trustBefore);
  }

  @ParameterizedTest
  @EnumSource
  @Survives("H14")
  void a_cut_now_and_then_costs_no_mail(Way way) throws Exception {
    sweep(1, Kind.STARTTLS, way, bytes -> Cuts.few(bytes, 8));
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, THERE", "STARTTLS, BACK", "IMPLICIT_TLS, THERE", "IMPLICIT_TLS, BACK"})
  @FaultsLong
  @Survives("H14")
  void a_cut_after_every_47th_byte_costs_no_mail(Kind kind, Way way) throws Exception {
    sweep(2, kind, way, bytes -> Cuts.many(bytes, 47, 220));
  }

  private void sweep(int count, Kind kind, Way way, LongFunction<Cuts> cuts) throws Exception {
    List<MailLane> lanes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        SmtpStandIn server = SmtpStandIn.start(kind, certificate.server());
        lanes.add(new MailLane(folder.resolve("lane" + i), server, kind));
      }
      sweep(lanes, way, cuts);
    } finally {
      close(lanes);
    }
  }

  /** The wire is the one to the mail server. */
  private static final class MailLane extends CutLane {
    private final SmtpStandIn server;

    MailLane(Path folder, SmtpStandIn server, Kind kind) throws Exception {
      super(folder, server.port());
      this.server = server;
      start(
          database,
          Map.of(
              "SMTP_SERVER",
              "localhost",
              "SMTP_PORT",
              String.valueOf(wire.port()),
              "SMTP_TLS",
              kind == Kind.IMPLICIT_TLS ? "implicit" : "starttls",
              "SENDER_EMAIL",
              SmtpStandIn.SENDER,
              "SENDER_PASSWORD",
              SmtpStandIn.PASSWORD,
              "RECIPIENTS_EMAILS",
              "anna@uni.example"));
    }

    @Override
    void begin() {
      server.forget();
    }

    @Override
    void end() throws Exception {
      assertThat(Rows.of(database, "select status from outbox")).containsExactly("SENT", "SENT");
      List<String> ids = new ArrayList<>();
      for (SmtpStandIn.Received mail : server.received()) {
        ids.add(mail.message().getMessageID());
      }
      assertThat(ids.stream().distinct()).hasSize(2);
      assertThat(ids).hasSizeBetween(2, 3);
    }

    @Override
    public void close() throws IOException {
      super.close();
      server.close();
    }
  }
}
