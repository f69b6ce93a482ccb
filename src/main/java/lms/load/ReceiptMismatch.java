package lms.load;

import lms.ledger.Receipt;
import lms.texts.Explained;
import lms.texts.Sentence;

/** Not every element of a reply is accounted for: the window must not be committed. */
public final class ReceiptMismatch extends Explained {
  private static final long serialVersionUID = 1L;

  ReceiptMismatch(Receipt receipt) {
    super(
        Sentence.of(
            "problem.receipt",
            receipt.received(),
            receipt.inserted(),
            receipt.changed(),
            receipt.unchanged(),
            receipt.quarantined(),
            receipt.outside()),
        null);
  }
}
