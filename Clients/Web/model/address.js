// SPDX-License-Identifier: GPL-2.0-or-later

/**
 * The text of an IPv4 address.
 * @param {number} number in host order, without a sign
 */
export function ipv4Text(number) {
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255].join('.');
}

/** An address with its port, if it has one. */
export function endpointText(address, port) {
  if (port === undefined) {
    return address;
  }

  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A long IPv6 address with its middle left out: 2001:db8:…:17. */
export function abbreviate(address) {
  const parts = address.split(':');
  return address.length <= 21 || parts.length < 5 ? address : `${parts[0]}:${parts[1]}:…:${parts.at(-1)}`;
}
