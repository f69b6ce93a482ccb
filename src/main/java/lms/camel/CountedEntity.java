package lms.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import lms.extract.Reading;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of a reply as it comes over the wire, before it is unpacked: its reading counts it. */
final class CountedEntity extends HttpEntityWrapper {
  private final Reading reading;

  CountedEntity(HttpEntity body, Reading reading) {
    super(body);
    this.reading = reading;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new FilterInputStream(super.getContent()) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        reading.sent(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        reading.sent(Math.max(n, 0));
        return n;
      }
    };
  }
}
