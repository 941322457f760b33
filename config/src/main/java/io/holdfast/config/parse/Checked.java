package io.holdfast.config.parse;

import java.util.Map;

/**
 * A handler of a keyword whose values the table describes: what is wrong with them has been said by
 * then, and the handler takes what it can use in silence.
 */
record Checked(Handler taker) implements Handler {

  /** Adds a taker to the handlers, after the one that already checks the keyword, if one does. */
  static void add(Map<String, Handler> handlers, String keyword, Handler taker) {
    Handler first = handlers.get(keyword);
    handlers.put(keyword, first == null ? new Checked(taker) : first.then(taker));
  }

  @Override
  public void read(Node node) {
    taker.read(node);
  }
}
