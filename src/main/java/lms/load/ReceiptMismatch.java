package lms.load;

import lms.ledger.Receipt;

/** Not every element of a reply is accounted for: the window must not be committed. */
public final class ReceiptMismatch extends Exception {
  private static final long serialVersionUID = 1L;

  ReceiptMismatch(Receipt receipt) {
    super(
        "the receipt does not add up: received %,d is not inserted %,d + changed %,d + unchanged %,d + quarantined %,d + outside %,d"
            .formatted(
                receipt.received(),
                receipt.inserted(),
                receipt.changed(),
                receipt.unchanged(),
                receipt.quarantined(),
                receipt.outside()));
  }
}
