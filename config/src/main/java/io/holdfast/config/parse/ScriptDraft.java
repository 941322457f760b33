package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.CheckSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code vrrp_script} block said. Null where nothing is written. */
public final class ScriptDraft {
  /** The name. */
  public final String name;

  /** Where the block begins. */
  public final Place place;

  /** {@code script}. */
  public @Nullable ScriptCommand command;

  /** {@code user}, its user word. */
  public String user = "";

  /** {@code user}, its group word. */
  public String group = "";

  /** {@code interval} in microseconds. */
  public long intervalMicros = Values.MICROS;

  /** {@code timeout} in microseconds. */
  public @Nullable Long timeoutMicros;

  /** {@code weight}. */
  public int weight;

  /** {@code weight N reverse}. */
  public boolean reverse;

  /** {@code rise}. */
  public int rise = 1;

  /** {@code fall}. */
  public int fall = 1;

  /** {@code @holdfast check}, or the built-in check that {@code script} names. */
  public @Nullable CheckSpec check;

  /** The words of a check that is none, which so can only fail; empty when there are none. */
  public List<String> unknownCheck = List.of();

  /** {@code @holdfast hold_set} and {@code @holdfast hold_clear}. */
  public final HoldDraft hold = new HoldDraft();

  /** {@code init_fail}. */
  public boolean startsFailed;

  ScriptDraft(String name, Place place) {
    this.name = name;
    this.place = place;
  }
}
