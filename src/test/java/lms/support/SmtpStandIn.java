package lms.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
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
  public static final String PASSWORD = "p@ss&w+rd%1 ü";

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
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean losesReply;
  private volatile boolean deaf;
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
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(SmtpStandIn::login))
            .messageHandlerFactory(context -> new Keeper())
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
    busy.addAll(List.of(addresses));
  }

  /** It takes the next mail, and the client does not hear of it. */
  public void loseReply() {
    losesReply = true;
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

  private final class Keeper implements MessageHandler {
    private final List<String> to = new CopyOnWriteArrayList<>();
    private String from;

    @Override
    public void from(String address) throws RejectException {
      refuse(address);
      from = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
      refuse(address);
      if (busy.contains(address)) {
        throw new RejectException(450, "4.2.0 try again later");
      }
      to.add(address);
    }

    @Override
    public String data(InputStream data) throws IOException, RejectException {
      if (deaf) {
        awaitEnd();
      }
      received.add(new Received(from, to, data.readAllBytes()));
      if (losesReply) {
        losesReply = false;
        throw new DropConnectionException(421, "4.3.2 closing");
      }
      return null;
    }

    private void awaitEnd() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void done() {}

    private void refuse(String address) throws RejectException {
      if (refused.contains(address)) {
        throw new RejectException(550, "5.1.1 no such mailbox");
      }
    }
  }
}
