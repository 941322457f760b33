package io.holdfast.daemon.doctor.view;

import java.util.List;

/**
 * What was heard on the wire, each once. Immutable.
 *
 * @param adverts the last advert of each source
 * @param claims answers to the probes
 */
public record WireView(List<HeardAdvert> adverts, List<HeardClaim> claims) {
  /** Nothing was heard. */
  public static final WireView SILENT = new WireView(List.of(), List.of());

  /** Copies the lists. */
  public WireView {
    adverts = List.copyOf(adverts);
    claims = List.copyOf(claims);
  }
}
