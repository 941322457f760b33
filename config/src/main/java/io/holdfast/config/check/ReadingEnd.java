package io.holdfast.config.check;

/** Whether keepalived would read a text to its end, where its blocks are out of balance. */
public enum ReadingEnd {
  /** As the findings say. */
  AS_FOUND,
  /** It would stop at a keyword without its parameter. */
  STOPS,
  /** It would not: it takes the keyword without a parameter for something else. */
  GOES_ON
}
