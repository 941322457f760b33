package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepalivedJsonTest {
  private static final long NOVEMBER = 1_795_391_941_500L;

  /** As keepalived 2.2.7 writes it, on one line, but for the password, which it shows. */
  private static final String EXPECTED =
      """
      [{"data":{"iname":"VI_1","dont_track_primary":0,"skip_check_adv_addr":0,"strict_mode":0,
      "vmac_ifname":"","ifp_ifname":"ens18","master_priority":0,"last_transition":1795391941.5,
      "garp_delay":5,"garp_refresh":0,"garp_rep":5,"garp_refresh_rep":1,
      "garp_lower_prio_delay":5,"garp_lower_prio_rep":5,"lower_prio_no_advert":0,
      "higher_prio_send_advert":0,"vrid":51,"base_priority":100,"effective_priority":90,
      "vipset":true,"promote_secondaries":false,"adver_int":1,"master_adver_int":1,"accept":1,
      "nopreempt":false,"preempt_delay":0,"state":2,"wantstate":2,"version":2,
      "smtp_alert":false,"notify_deleted":false,
      "vips":["10.0.2.100\\/8 dev ens18 scope global set"],
      "auth_type":1,"auth_data":"********"},
      "stats":{"advert_rcvd":1,"advert_sent":2,"become_master":3,"release_master":4,
      "packet_len_err":5,"advert_interval_err":6,"ip_ttl_err":7,"invalid_type_rcvd":8,
      "addr_list_err":9,"invalid_authtype":10,"authtype_mismatch":11,"auth_failure":12,
      "pri_zero_rcvd":13,"pri_zero_sent":14}}]
      """;

  @Test
  void hasKeepalivedsMembersInItsOrder() {
    Picture picture =
        SnapshotFixture.picture(SnapshotFixture.ofOneRouter(State.MASTER), List.of(), NOVEMBER);
    assertThat(KeepalivedJson.text(picture, Wiring.NONE))
        .isEqualTo(EXPECTED.replace("\n", "") + "\n");
  }
}
