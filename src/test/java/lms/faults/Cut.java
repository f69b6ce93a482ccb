package lms.faults;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import lms.faults.FaultProxy.Way;

/** Once, on whatever connection: after so many bytes that go one way both sides close. */
final class Cut implements Fault {
  private final Way way;
  private final AtomicLong left;
  private volatile boolean struck;

  Cut(Way way, long count) {
    this.way = way;
    this.left = new AtomicLong(count);
  }

  @Override
  public void pass(Passing bytes) throws IOException {
    long before = bytes.way() == way ? left.getAndAdd(-bytes.bytes().length) : -1;
    if (before >= 0 && before < bytes.bytes().length) {
      struck = true;
      bytes.go((int) before);
      bytes.link().hangUp();
      throw new IOException("cut");
    }
    bytes.go();
  }

  /** Whether so many bytes have come. */
  boolean hasStruck() {
    return struck;
  }
}
