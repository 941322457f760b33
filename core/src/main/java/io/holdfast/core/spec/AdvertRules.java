package io.holdfast.core.spec;

/**
 * Switches for adverts sent in answer to others and for checks of received ones.
 *
 * @param answerLowerPriority false for {@code lower_prio_no_advert}
 * @param advertBeforeYielding {@code higher_prio_send_advert}
 * @param skipAddressCheckOfMaster {@code skip_check_adv_addr}
 * @param checksumWithoutPseudoHeader {@code v3_checksum_as_v2} (VRRPv3 over IPv4)
 * @param ownerIgnoresAdverts {@code owner_ignore_adverts}
 */
public record AdvertRules(
    boolean answerLowerPriority,
    boolean advertBeforeYielding,
    boolean skipAddressCheckOfMaster,
    boolean checksumWithoutPseudoHeader,
    boolean ownerIgnoresAdverts) {}
