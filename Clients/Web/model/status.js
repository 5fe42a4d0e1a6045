// SPDX-License-Identifier: GPL-2.0-or-later
import { t } from '../text/language.js';

/** The bits of a connection's status, as linux/netfilter/nf_conntrack_common.h has them (IPS_*). */
export const Status = {
  EXPECTED: 1 << 0,
  SEEN_REPLY: 1 << 1,
  ASSURED: 1 << 2,
  CONFIRMED: 1 << 3,
  SRC_NAT: 1 << 4,
  DST_NAT: 1 << 5,
  DYING: 1 << 9,
  FIXED_TIMEOUT: 1 << 10,
  HELPER: 1 << 13,
  OFFLOAD: 1 << 14,
  HW_OFFLOAD: 1 << 15,
};

/** What the flags column shows of them: a letter, a name, and the condition of the filter language. */
export const FLAGS = [
  { letter: 'A', bits: Status.ASSURED, name: () => t('assured'), condition: 'assured' },
  { letter: 'U', bits: Status.SEEN_REPLY, isInverted: true, name: () => t('unreplied'), condition: 'unreplied' },
  { letter: 's', bits: Status.SRC_NAT, name: () => t('source translated'), condition: 'class snat' },
  { letter: 'd', bits: Status.DST_NAT, name: () => t('destination translated'), condition: 'class dnat' },
  { letter: 'F', bits: Status.OFFLOAD | Status.HW_OFFLOAD, name: () => t('offloaded'), condition: 'offload' },
  { letter: 'X', bits: Status.FIXED_TIMEOUT, name: () => t('fixed timeout'), condition: 'fixed_timeout' },
  { letter: 'E', bits: Status.EXPECTED, name: () => t('expected'), condition: 'expected' },
  { letter: 'D', bits: Status.DYING, name: () => t('dying'), condition: 'dying' },
];

/** The flags that a status has. */
export function flagsOf(status) {
  return FLAGS.filter((flag) => ((status & flag.bits) !== 0) !== (flag.isInverted ?? false));
}
