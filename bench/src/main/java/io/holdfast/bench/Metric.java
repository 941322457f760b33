package io.holdfast.bench;

/** What is measured, in the order of the report. Less is better for all of them but the rates. */
public enum Metric {
  ADVERT_1("advert, 1 router", Unit.MILLISECONDS, "keepalived's"),
  ANNOUNCED_1("gratuitous ARP, 1 router", Unit.MILLISECONDS, "keepalived's"),
  ADVERT_255("last advert, 255 routers", Unit.MILLISECONDS, "5 ms"),
  ANNOUNCED_255("last gratuitous ARP, 255 routers", Unit.MILLISECONDS, "keepalived's"),
  ADVERT_255_X_20("last advert, 255 routers x 20 addresses", Unit.MILLISECONDS, "5 ms"),
  ANNOUNCED_255_X_20(
      "last gratuitous ARP, 255 routers x 20 addresses", Unit.MILLISECONDS, "keepalived's"),
  CPU_MASTER("CPU as master of 255 routers at 10 ms", Unit.CPU, "300 ms/s"),
  RATE_MASTER("... adverts sent meanwhile", Unit.RATE, "25,500 /s"),
  CPU_BACKUP("CPU as backup of 255 routers at 10 ms", Unit.CPU, "100 ms/s"),
  RATE_BACKUP("... adverts heard meanwhile", Unit.RATE, "25,500 /s"),
  RSS_1("resident memory, 1 router", Unit.MEMORY, "48 MiB"),
  PSS_1("proportional memory, 1 router", Unit.MEMORY, ""),
  RSS_255_X_20("resident memory, 255 routers x 20 addresses", Unit.MEMORY, ""),
  PSS_255_X_20("proportional memory, 255 routers x 20 addresses", Unit.MEMORY, ""),
  START("exec to the first advert", Unit.MILLISECONDS, "200 ms");

  /** How values of a metric are written. */
  enum Unit {
    MILLISECONDS("ms", "%.2f"),
    CPU("ms/s", "%.0f"),
    RATE("/s", "%.0f"),
    MEMORY("MiB", "%.1f");

    private final String symbol;
    private final String format;

    Unit(String symbol, String format) {
      this.symbol = symbol;
      this.format = format;
    }

    String symbol() {
      return symbol;
    }

    String format() {
      return format;
    }
  }

  private final String title;
  private final Unit unit;
  private final String target;

  Metric(String title, Unit unit, String target) {
    this.title = title;
    this.unit = unit;
    this.target = target;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** The unit of its values. */
  Unit unit() {
    return unit;
  }

  /** What the design wants Holdfast to reach; empty if it says nothing. */
  public String target() {
    return target;
  }

  /** True where a value says how much was done rather than what it cost. */
  boolean isRate() {
    return unit == Unit.RATE;
  }
}
