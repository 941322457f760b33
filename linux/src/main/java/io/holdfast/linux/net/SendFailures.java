package io.holdfast.linux.net;

/** Told of each message that could not be sent. Called on the thread that flushes. */
@FunctionalInterface
public interface SendFailures {
  /**
   * One message was refused; the others of its batch are not affected.
   *
   * @param token what was given with the message
   * @param errno the positive error number
   */
  void failed(int token, int errno);
}
