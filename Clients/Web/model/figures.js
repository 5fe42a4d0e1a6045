// SPDX-License-Identifier: GPL-2.0-or-later

/** The kernel's counters that tell of trouble, by their names in `conntrack -S`. */
export const TROUBLE = ['insert_failed', 'drop', 'early_drop', 'error', 'invalid', 'clash_resolve', 'chain_toolong', 'search_restart'];

/**
 * What one look at the daemon says of the table.
 * @param {{status: object, protocols: object}} answer
 * @returns {{tcp: number, udp: number, other: number, rate: number, counters: Record<string, number>}}
 */
export function readFigures({ status, protocols }) {
  const counts = Object.fromEntries(protocols.groups.map((group) => [group.protocol, group.count]));
  const tcp = counts.tcp ?? 0;
  const udp = counts.udp ?? 0;
  return {
    tcp,
    udp,
    other: protocols.connections - tcp - udp,
    rate: Number(protocols.byte_rate),
    counters: sumCounters(status.cpu),
  };
}

/**
 * How much the kernel's counters grew in a second.
 * @param {object} before an earlier point of the history
 * @param {object} now a later one
 * @returns {Record<string, number>} without those that somebody reset
 */
export function growthPerSecond(before, now) {
  const seconds = (now.time - before.time) / 1000;
  return Object.fromEntries(Object.entries(now.counters)
    .map(([name, value]) => [name, (value - (before.counters[name] ?? value)) / seconds])
    .filter(([, growth]) => growth >= 0));
}

function sumCounters(processors) {
  const sums = {};
  for (const { cpu: _, ...counters } of processors) {
    for (const [name, value] of Object.entries(counters)) {
      sums[name] = (sums[name] ?? 0) + Number(value);
    }
  }

  return sums;
}
