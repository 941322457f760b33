package io.holdfast.config.parse;

/** Reads one statement of a block into a draft. */
interface Handler {

  /** Reads the statement; what is wrong with it goes into the diagnostics. */
  void read(Node node);

  /** Returns a handler that reads the statement with this one and then with another. */
  default Handler then(Handler next) {
    return node -> {
      read(node);
      next.read(node);
    };
  }
}
