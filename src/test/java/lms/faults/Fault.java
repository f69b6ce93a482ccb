package lms.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lms.faults.FaultProxy.Way;

/** What a {@link FaultProxy} does with bytes on their way. */
@FunctionalInterface
public interface Fault {
  /** Nothing. */
  Fault NONE = Passing::go;

  /** Lets bytes go on, or not, or not as they are. */
  void pass(Passing bytes) throws IOException, InterruptedException;

  /** All of it comes later. */
  static Fault latency(Duration time) {
    return bytes -> {
      pause(time);
      bytes.go();
    };
  }

  /** One way no more than so many bytes go on in each pause. */
  static Fault bandwidth(Way way, int bytesAtOnce, Duration pause) {
    return bytes -> {
      if (bytes.way() != way) {
        bytes.go();
        return;
      }
      for (int from = 0; from < bytes.bytes().length; from += bytesAtOnce) {
        int to = Math.min(bytes.bytes().length, from + bytesAtOnce);
        bytes.out().write(Arrays.copyOfRange(bytes.bytes(), from, to));
        pause(pause);
      }
    };
  }

  /** Nothing, until an answer holds this text; from then on that. */
  static Fault after(String text, Fault then) {
    AtomicBoolean begun = new AtomicBoolean();
    return bytes -> {
      if (begun.get()) {
        then.pass(bytes);
        return;
      }
      bytes.go();
      if (bytes.way() == Way.BACK && bytes.holds(text)) {
        begun.set(true);
      }
    };
  }

  /** Bytes arrive in slices of this size. */
  static Fault slices(int size) {
    return bytes -> {
      for (int from = 0; from < bytes.bytes().length; from += size) {
        int to = Math.min(bytes.bytes().length, from + size);
        bytes.out().write(Arrays.copyOfRange(bytes.bytes(), from, to));
        bytes.out().flush();
      }
    };
  }

  /** Once: the connection is reset after so many bytes of what goes this way. */
  static Fault resetOnce(Way way, int count) {
    AtomicInteger left = new AtomicInteger(1);
    return bytes -> {
      if (bytes.way() == way && left.getAndDecrement() > 0) {
        bytes.go(Math.min(count, bytes.bytes().length));
        bytes.link().reset();
        throw new IOException("reset");
      }
      bytes.go();
    };
  }

  /** What goes this way is swallowed, and nobody hangs up. */
  static Fault mute(Way way) {
    return bytes -> {
      if (bytes.way() != way) {
        bytes.go();
      }
    };
  }

  /**
   * Answers that hold this text do not arrive: instead of number {@code number} of them, counted
   * over all connections from 1, the connection is reset.
   */
  static Fault loseAnswer(String text, int number) {
    AtomicInteger left = new AtomicInteger(number);
    return bytes -> {
      if (bytes.way() == Way.BACK && bytes.holds(text) && left.decrementAndGet() == 0) {
        bytes.link().reset();
        throw new IOException("lost");
      }
      bytes.go();
    };
  }

  /** Counts what goes each way. */
  static Fault counting(AtomicLong there, AtomicLong back) {
    return bytes -> {
      (bytes.way() == Way.THERE ? there : back).addAndGet(bytes.bytes().length);
      bytes.go();
    };
  }

  private static void pause(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
