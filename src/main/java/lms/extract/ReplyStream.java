package lms.extract;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The body of a reply on its way to the parser: counted, hashed, checked to be UTF-8, bounded. It
 * keeps the bytes of the record being read, so that a bad one can be put aside as it came.
 */
final class ReplyStream extends InputStream {
  /** Longest record, with the blanks before it. */
  static final int MAX_RECORD = 4 << 20;

  private final InputStream in;
  private final Reading reading;
  private final ReplyLimits limits;
  private final MessageDigest digest;
  private final Utf8Check utf8 = new Utf8Check();
  private byte[] kept = new byte[1 << 16];
  private int keptLength;
  private long keptFrom;
  private long neededFrom;
  private long count;
  private byte[] sha256;

  ReplyStream(InputStream in, Reading reading, ReplyLimits limits) {
    this.in = in;
    this.reading = reading;
    this.limits = limits;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    checkStop();
    int n = in.read(buffer, offset, length);
    if (n < 0) {
      utf8.end();
      sha256 = sha256 == null ? digest.digest() : sha256;
      return n;
    }
    count += n;
    checkLimits();
    digest.update(buffer, offset, n);
    utf8.check(buffer, offset, n);
    keep(buffer, offset, n);
    return n;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private void checkStop() throws IOException {
    try {
      reading.check();
    } catch (ApiFailure e) {
      throw new Ended(e);
    }
  }

  private void checkLimits() throws IOException {
    if (count > limits.bytes()) {
      throw new Ended(ReplyFailures.tooLong(reading, limits));
    }
    if (limits.isTooDense(count, reading.sent())) {
      throw new Ended(ReplyFailures.tooDense(reading, limits));
    }
  }

  private void keep(byte[] buffer, int offset, int n) throws IOException {
    if (keptLength + n > kept.length) {
      makeRoom(n);
    }
    System.arraycopy(buffer, offset, kept, keptLength, n);
    keptLength += n;
  }

  private void makeRoom(int n) throws IOException {
    int gone = Math.toIntExact(neededFrom - keptFrom);
    System.arraycopy(kept, gone, kept, 0, keptLength - gone);
    keptLength -= gone;
    keptFrom = neededFrom;
    if (keptLength + n > MAX_RECORD) {
      throw new Ended(ReplyFailures.recordTooLong(reading));
    }
    if (keptLength + n > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(kept.length * 2, keptLength + n));
    }
  }

  /** What stands before {@code position}, counted from the start of the body, may go. */
  void forgetBefore(long position) {
    neededFrom = position;
  }

  /** The bytes {@code [from, to)} of the body; {@code from} must not have been let go. */
  byte[] slice(long from, long to) {
    return Arrays.copyOfRange(
        kept, Math.toIntExact(from - keptFrom), Math.toIntExact(to - keptFrom));
  }

  /** The first bytes of the body, at most {@code length}; only before the first record. */
  byte[] beginning(int length) {
    return Arrays.copyOf(kept, Math.min(length, keptLength));
  }

  long count() {
    return count;
  }

  ReplyLimits limits() {
    return limits;
  }

  byte[] sha256() {
    return sha256;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reading was ended from outside, or by a limit. */
  static final class Ended extends IOException {
    private static final long serialVersionUID = 1L;

    Ended(ApiFailure why) {
      super(why);
    }
  }
}
