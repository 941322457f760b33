package io.holdfast.config.parse;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a configuration said, before it is checked as a whole. Filled by one thread. */
public final class Draft {
  /** The {@code global_defs} blocks. */
  public final GlobalDraft global = new GlobalDraft();

  private final Map<String, InstanceDraft> instancesByName = new LinkedHashMap<>();
  private final Map<String, ScriptDraft> scriptsByName = new LinkedHashMap<>();

  void add(InstanceDraft instance) {
    instancesByName.put(instance.name, instance);
  }

  void add(ScriptDraft script) {
    scriptsByName.put(script.name, script);
  }

  /** Returns the instances in file order. */
  public Collection<InstanceDraft> instances() {
    return instancesByName.values();
  }

  /** Returns the scripts in file order. */
  public Collection<ScriptDraft> scripts() {
    return scriptsByName.values();
  }

  /** Returns the instance of a name, or null. */
  public @Nullable InstanceDraft instance(String name) {
    return instancesByName.get(name);
  }

  /** Returns the script of a name, or null. */
  public @Nullable ScriptDraft script(String name) {
    return scriptsByName.get(name);
  }
}
