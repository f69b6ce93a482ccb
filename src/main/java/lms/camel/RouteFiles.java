package lms.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.FileUtil;

/**
 * Reads each route file once, from where the class path has it. Camel reads it twice, and each time
 * looks for it in every jar first.
 */
public final class RouteFiles extends DefaultRoutesCollector {
  private static final String FOLDER = "classpath:routes/";

  @Override
  public Collection<Resource> findRouteResourcesFromDirectory(
      CamelContext context, String exclude, String include) {
    return super.findRouteResourcesFromDirectory(context, exclude, include).stream()
        .map(found -> FOLDER + FileUtil.stripPath(found.getLocation()))
        .map(file -> read(context, file))
        .toList();
  }

  private static Resource read(CamelContext context, String file) {
    try (InputStream text = ResourceHelper.resolveMandatoryResourceAsInputStream(context, file)) {
      return ResourceHelper.fromBytes(file, text.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the route file " + file + " cannot be read", e);
    }
  }
}
