package lms.bi;

/**
 * One question to Metabase, as the route {@code metabase} sends it.
 *
 * @param method of HTTP
 * @param url whole, with the query
 * @param path what the log shows of it
 * @param header that says who asks
 * @param headerValue its value, a secret
 * @param body JSON, {@code null} = none
 * @param pause milliseconds to wait before
 */
public record Request(
    String method,
    String url,
    String path,
    String header,
    String headerValue,
    String body,
    long pause) {}
