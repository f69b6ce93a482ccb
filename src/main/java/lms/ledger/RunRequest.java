package lms.ledger;

import lms.window.Days;

/** What {@code direct:run} is asked to do. */
public record RunRequest(Trigger trigger, Days days) {}
