package lms.load;

import java.util.BitSet;

/**
 * Which identities a reply has brought so far, in constant memory: it may take a new one for known,
 * never a known one for new. Of the second million about one in twenty is taken for known.
 */
final class Met {
  private static final int ADDRESS_BITS = 25;

  private final BitSet met = new BitSet(1 << ADDRESS_BITS);

  /**
   * Whether this identity has surely not come before; from now on it has.
   *
   * @param fingerprint of the identity, all bits alike random
   */
  boolean isNew(long fingerprint) {
    int place = (int) (fingerprint >>> (Long.SIZE - ADDRESS_BITS));
    boolean before = met.get(place);
    met.set(place);
    return !before;
  }
}
