package io.holdfast.wire.netlink;

import io.holdfast.wire.ip.Family;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of a change of nftables, as far as it is needed to see that somebody removed
 * something. Immutable; numbers of linux/netfilter/nf_tables.h.
 *
 * @param operation what happened, and to what
 * @param family the family of the table, or null for another one than IPv4 and IPv6
 * @param table the table; empty where the message names none
 */
public record NftablesMessage(int operation, @Nullable Family family, String table) {
  /** {@code NFNL_SUBSYS_NFTABLES}, the upper half of the type of each message. */
  static final int SUBSYSTEM = 10;

  /** {@code struct nfgenmsg}. */
  static final int PAYLOAD_LENGTH = 4;

  /** Each of the attributes NFTA_TABLE_NAME, NFTA_CHAIN_TABLE, NFTA_RULE_TABLE and so on. */
  static final int TABLE = 1;

  private static final int DELETE_TABLE = 2;
  private static final int DELETE_CHAIN = 5;
  private static final int DELETE_RULE = 8;
  private static final int DELETE_SET = 11;
  private static final int DELETE_ELEMENT = 14;
  private static final int NEW_GENERATION = 15;

  /** Whether something was removed from the table, or it itself. */
  public boolean isRemoval() {
    return switch (operation) {
      case DELETE_TABLE, DELETE_CHAIN, DELETE_RULE, DELETE_SET, DELETE_ELEMENT -> true;
      default -> false;
    };
  }

  /** Whether this ends the messages of one transaction. */
  public boolean isCommit() {
    return operation == NEW_GENERATION;
  }
}
