package lms.camel;

import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/** Lets a route say how long a browser may keep what it is given: Camel's own would drop that. */
public final class PageHeaders extends HttpHeaderFilterStrategy {
  public PageHeaders() {
    getOutFilter().remove("cache-control");
  }
}
