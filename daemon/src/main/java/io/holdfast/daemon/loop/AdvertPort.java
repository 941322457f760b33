package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;

/** Carries out the first phase of a turn: sockets and adverts. Owned by the loop thread. */
public interface AdvertPort {
  /** Opens sockets, and answers at once whether that worked. */
  void open(Effect.OpenSocket order, Answers answers);

  /** Gives an open socket room for what it receives. */
  void size(Effect.SizeSocket order);

  /** Lets only some adverts into a receive socket. */
  void filter(Effect.FilterSocket order);

  /** Closes sockets, once what was given for them before is sent. */
  void close(Effect.CloseSocket order, Answers answers);

  /** Gets ready to send an advert later. */
  void prepare(Effect.SendAdvert order, Answers answers);

  /** Takes an advert to be sent at the next flush or sooner. */
  void send(Effect.SendAdvert order, Answers answers);

  /** Sends all that was taken. */
  void flush(Answers answers);
}
