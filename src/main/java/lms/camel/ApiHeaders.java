package lms.camel;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets exactly one header of the API's reply in: {@code Retry-After}. Any other could steer an
 * endpoint behind it ({@code To}, {@code Bcc}, {@code CamelSqlQuery}). None of ours goes out.
 */
public final class ApiHeaders implements HeaderFilterStrategy {
  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !"Retry-After".equalsIgnoreCase(name);
  }
}
