package io.holdfast.core.spec;

/**
 * One line of {@code track_script}.
 *
 * @param script name of the {@link ScriptSpec}
 * @param weight -253..253; 0 means that a failure is a FAULT
 * @param reverse true when success and failure change roles for the weight
 */
public record TrackScriptSpec(String script, int weight, boolean reverse) {}
