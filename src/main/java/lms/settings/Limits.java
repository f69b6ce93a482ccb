package lms.settings;

/**
 * What one reply of the API may have.
 *
 * @param bytes unpacked
 * @param records in all
 * @param ratio bytes unpacked, by bytes sent
 */
public record Limits(long bytes, int records, int ratio) {}
