package lms.load;

/**
 * What an attempt was read from, kept in case the database refuses it.
 *
 * @param number place of the record in the reply; of a replayed one its number in the quarantine
 * @param raw its bytes as they came, {@code null} if it is replayed: the quarantine has them
 */
record Kept(long number, byte[] raw) {}
