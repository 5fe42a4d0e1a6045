// SPDX-License-Identifier: GPL-2.0-or-later
import { endpointText, ipv4Text } from './address.js';
import { protocolName } from './protocols.js';
import { flagsOf, Status } from './status.js';

/** One row of the daemon, read. What the kernel did not give is undefined. */
export class Connection {
  #row;

  /** @param {object} row */
  constructor(row) {
    this.#row = row;
  }

  /** The number by which clients know it, the same as long as it lives. */
  get id() {
    return this.#row._id;
  }

  /** A member of the row as text; undefined where it is absent. */
  text(name) {
    return this.#row[name];
  }

  /** A member of the row as a number, which may travel as digits; undefined where it is absent. */
  number(name) {
    const value = this.#row[name];
    return value === undefined ? undefined : Number(value);
  }

  get protocol() {
    return protocolName(this.number('orig_l4proto'));
  }

  /**
   * An address.
   * @param {'orig'|'repl'} direction
   * @param {'src'|'dst'} end
   */
  address(direction, end) {
    const ipv4 = this.number(`${direction}_ipv4_${end}`);
    return ipv4 === undefined ? this.#row[`${direction}_ipv6_${end}`] : ipv4Text(ipv4);
  }

  /** The port of an end. */
  port(direction, end) {
    return this.number(`${direction}_port_${end}`);
  }

  /** An address with its port. */
  endpoint(direction, end) {
    const address = this.address(direction, end);
    return address === undefined ? undefined : endpointText(address, this.port(direction, end));
  }

  /** What stands for the source behind this machine, where it is translated; else undefined. */
  get translatedSource() {
    return differing(this.endpoint('repl', 'dst'), this.endpoint('orig', 'src'));
  }

  /** Who really answers, where the destination is translated; else undefined. */
  get translatedDestination() {
    return differing(this.endpoint('repl', 'src'), this.endpoint('orig', 'dst'));
  }

  get flags() {
    const status = this.number('status');
    return status === undefined ? [] : flagsOf(status);
  }

  /** The state of TCP, or whether there was an answer where the protocol has no states that travel. */
  get state() {
    const status = this.number('status');
    return this.#row.tcp_state
      ?? (status === undefined ? undefined : (status & Status.SEEN_REPLY) === 0 ? 'UNREPLIED' : 'REPLIED');
  }

  /** Both ends in one line, for dialogs. */
  get title() {
    const icmp = this.number('icmp_type');
    const kind = icmp === undefined ? '' : ` ${icmp}/${this.number('icmp_code')}`;
    return `${this.protocol}${kind} ${this.endpoint('orig', 'src')} → ${this.endpoint('orig', 'dst')}`;
  }
}

/** The members that every row needs, whatever is shown of it: its name in dialogs. */
export const TITLE_FIELDS = [
  'orig_l4proto', 'orig_ipv4_src', 'orig_ipv4_dst', 'orig_ipv6_src', 'orig_ipv6_dst', 'orig_port_src', 'orig_port_dst',
  'icmp_type', 'icmp_code',
];

function differing(one, other) {
  return one === other ? undefined : one;
}
