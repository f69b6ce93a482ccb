package lms.page;

/**
 * What is sent to a browser.
 *
 * @param status of HTTP: 200, or 304 if it has the body already
 * @param type for Content-Type
 * @param encoding for Content-Encoding; {@code null} for plain bytes
 * @param tag for ETag
 * @param cache for Cache-Control
 * @param body {@code null} with 304
 */
public record Reply(
    int status, String type, String encoding, String tag, String cache, byte[] body) {}
