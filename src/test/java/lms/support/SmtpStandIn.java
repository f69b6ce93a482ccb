package lms.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on loopback: TLS, login, recipients it refuses. It keeps the mails it took and
 * every byte that came over the wire, so that a test can prove what was not sent in clear.
 */
public final class SmtpStandIn implements AutoCloseable {
  /** The only account. */
  public static final String SENDER = "lms@sender.example";

  /** Its password. */
  public static final String PASSWORD = "p@ss&w+rd#%1 пароль ü";

  private static final String NOTHING = "\0";

  /** How it behaves. */
  public enum Kind {
    STARTTLS,
    IMPLICIT_TLS,
    NO_TLS
  }

  /** A mail it took. */
  public record Received(String from, List<String> to, byte[] bytes) {
    /** The mail as a mail program reads it. */
    public MimeMessage message() throws MessagingException {
      return new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> busy = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean closes;
  private volatile Callable<?> begun = () -> null;
  private volatile Callable<?> meanwhile = () -> null;
  private volatile Duration pace = Duration.ZERO;
  private volatile Duration thinking = Duration.ZERO;
  private final AtomicInteger repliesToLose = new AtomicInteger();
  private volatile String hated = NOTHING;
  private volatile String unwelcome = NOTHING;
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger loginsToPutOff = new AtomicInteger();
  private volatile boolean deaf;
  private volatile boolean rude;
  private final WireRecorder wire = new WireRecorder();
  private final Set<String> refused;
  private final SSLContext tls;
  private final SMTPServer server;

  private SmtpStandIn(int port, Kind kind, SSLContext tls, Set<String> refused) {
    this.tls = tls;
    this.refused = refused;
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .serverSocketFactory(() -> wire.serverSocket(wrapping(kind)))
            .enableTLS(kind == Kind.STARTTLS)
            .startTlsSocketFactory(this::encrypted)
            .showAuthCapabilitiesBeforeSTARTTLS(true)
            .requireAuth()
            .authenticationHandlerFactory(new Doorman())
            .messageHandlerFactory(
                context -> new Keeper((org.subethamail.smtp.server.Session) context))
            .build();
    server.start();
  }

  /**
   * @param refused addresses it takes no mail from or for
   */
  public static SmtpStandIn start(Kind kind, SSLContext tls, String... refused) {
    return new SmtpStandIn(0, kind, tls, Set.of(refused));
  }

  /** The same at a port where it was not to be had before. */
  public static SmtpStandIn startAt(int port, Kind kind, SSLContext tls) {
    return new SmtpStandIn(port, kind, tls, Set.of());
  }

  /** From now on it takes no mail for exactly these, and says that it may later. */
  public void putOff(String... addresses) {
    busy.clear();
    refuse(450, addresses);
  }

  /** From now on it takes no mail for these, and answers with this number. */
  public void refuse(int status, String... addresses) {
    List.of(addresses).forEach(address -> busy.put(address, status));
  }

  /** It cannot look up its accounts for the next logins. */
  public void putOffLogins(int count) {
    loginsToPutOff.set(count);
  }

  /** How often somebody has begun to log in. */
  public int logins() {
    return logins.get();
  }

  /** From now on it answers nothing once it has taken a mail. */
  public void ignoreFarewells() {
    rude = true;
  }

  /** It takes the next mail, and says that it closes. */
  public void closeAfterNext() {
    closes = true;
  }

  /** It takes so many mails, and the client does not hear of it. */
  public void loseReplies(int count) {
    repliesToLose.set(count);
  }

  /** It hangs up when it has read a mail with this text. */
  public void hangUpAt(String text) {
    hated = text;
  }

  /** It refuses mails with this text for good. */
  public void refuseMailsWith(String text) {
    unwelcome = text;
  }

  /** What happens when a mail is begun, before it answers to that. */
  public void whenBegun(Callable<?> event) {
    begun = event;
  }

  /** What happens while it has a mail and has not answered. */
  public void whenGiven(Callable<?> event) {
    meanwhile = event;
  }

  /** From now on it answers to a whole mail after this time. */
  public void thinkFor(Duration time) {
    thinking = time;
  }

  /** From now on it reads a byte of a mail, and the next one after this time. */
  public void readSlowly(Duration aByte) {
    pace = aByte;
  }

  /** From now on it begins to take mails and then reads no further. */
  public void goDeaf() {
    deaf = true;
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** The mails it took, in order. */
  public List<Received> received() {
    return received;
  }

  /** Forgets the mails it took, and every byte. */
  public void forget() {
    received.clear();
    wire.forget();
  }

  /** Every byte clients sent, encrypted ones too, as ISO 8859-1. */
  public String wire() {
    return wire.bytes();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop();
  }

  private static void login(String user, String password, Object context)
      throws LoginFailedException {
    if (!SENDER.equals(user) || !PASSWORD.equals(password)) {
      throw new LoginFailedException();
    }
  }

  private WireRecorder.Wrapping wrapping(Kind kind) {
    return kind == Kind.IMPLICIT_TLS ? this::encrypted : socket -> socket;
  }

  private SSLSocket encrypted(Socket socket) throws IOException {
    SSLSocket encrypted =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  /** The usual login, unless it is put off. */
  private final class Doorman implements AuthenticationHandlerFactory {
    private final AuthenticationHandlerFactory usual =
        new EasyAuthenticationHandlerFactory(SmtpStandIn::login);

    @Override
    public List<String> getAuthenticationMechanisms() {
      return usual.getAuthenticationMechanisms();
    }

    @Override
    public AuthenticationHandler create() {
      AuthenticationHandler door = usual.create();
      return new AuthenticationHandler() {
        @Override
        public Optional<String> auth(String said, MessageContext context) throws RejectException {
          if (said.startsWith("AUTH ")) {
            logins.incrementAndGet();
          }
          if (loginsToPutOff.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new RejectException(454, "4.7.0 temporary authentication failure");
          }
          return door.auth(said, context);
        }

        @Override
        public Object getIdentity() {
          return door.getIdentity();
        }
      };
    }
  }

  private final class Keeper implements MessageHandler {
    private final List<String> to = new CopyOnWriteArrayList<>();
    private final org.subethamail.smtp.server.Session connection;
    private String from;

    Keeper(org.subethamail.smtp.server.Session connection) {
      this.connection = connection;
    }

    @Override
    public void from(String address) throws RejectException {
      refuse(address);
      call(begun);
      from = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
      refuse(address);
      Integer status = busy.get(address);
      if (status != null) {
        throw new RejectException(status, status / 100 + ".2.0 not now");
      }
      to.add(address);
    }

    @Override
    public String data(InputStream data) throws IOException, RejectException {
      if (deaf) {
        awaitEnd(Duration.ofDays(1));
      }
      while (!pace.isZero() && data.read() >= 0) {
        awaitEnd(pace);
      }
      byte[] bytes = data.readAllBytes();
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      call(meanwhile);
      if (text.contains(hated)) {
        connection.closeSocket();
        return null;
      }
      if (text.contains(unwelcome)) {
        throw new RejectException(554, "5.7.1 not such a mail");
      }
      awaitEnd(thinking);
      received.add(new Received(from, to, bytes));
      if (repliesToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        connection.closeSocket();
      }
      if (closes) {
        closes = false;
        throw new DropConnectionException(421, "4.3.2 closing");
      }
      return null;
    }

    private static void call(Callable<?> event) {
      try {
        event.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private void awaitEnd(Duration atMost) {
      try {
        closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** The mail is taken, and the client knows. */
    @Override
    public void done() {
      if (rude) {
        awaitEnd(Duration.ofDays(1));
      }
    }

    private void refuse(String address) throws RejectException {
      if (refused.contains(address)) {
        throw new RejectException(550, "5.1.1 no such mailbox");
      }
    }
  }
}
