package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * What Metabase said.
 *
 * @param status of HTTP
 * @param body its JSON; a text that is none, as of most refusals, is a JSON string
 */
public record Answer(int status, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 300;

  /** Whether it was done. */
  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Whether it is at another address. */
  boolean isRedirect() {
    return status / 100 == 3;
  }

  /** The reason of a refusal, cut. */
  String reason() {
    JsonNode said = body;
    for (String field : new String[] {"message", "errors", "error"}) {
      if (body.hasNonNull(field)) {
        said = body.get(field);
        break;
      }
    }
    String text = said.isTextual() ? said.asText() : said.toString();
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /** Makes answers of replies; what the route names. */
  public static final class Reader {
    /** Of a reply's bytes, UTF-8. */
    public Answer read(@Body byte[] bytes, @Header("CamelHttpResponseCode") int status) {
      byte[] text = bytes == null ? new byte[0] : bytes;
      try {
        return new Answer(status, JSON.readTree(text));
      } catch (IOException e) {
        return new Answer(status, new TextNode(new String(text, StandardCharsets.UTF_8)));
      }
    }
  }
}
