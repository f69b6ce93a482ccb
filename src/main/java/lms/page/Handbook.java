package lms.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** {@code docs/operations.md} for a browser: what the service tells, and what to do about it. */
final class Handbook {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  /** The whole page as HTML. */
  static String html(Assets assets) {
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(source());
    document.accept(new NoOtherFiles());
    String content =
        HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(false).build().render(document);
    return Mustache.compiler()
        .compile(Assets.text("handbook.html"))
        .execute(Map.of("title", "Operations", "assets", assets.path(""), "content", content));
  }

  private static String source() {
    try (InputStream file = Handbook.class.getResourceAsStream("/docs/operations.md")) {
      if (file == null) {
        throw new IllegalStateException("docs/operations.md is missing in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("docs/operations.md cannot be read", e);
    }
  }

  private Handbook() {}

  /** The service gives no other page of {@code docs}: a link to one becomes its words. */
  private static final class NoOtherFiles extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (!link.getDestination().startsWith("#")) {
        while (link.getFirstChild() != null) {
          link.insertBefore(link.getFirstChild());
        }
        link.unlink();
      }
    }
  }
}
