// SPDX-License-Identifier: GPL-2.0-or-later

const NAMES = {
  1: 'icmp', 2: 'igmp', 4: 'ipip', 6: 'tcp', 17: 'udp', 33: 'dccp', 46: 'rsvp', 47: 'gre', 50: 'esp', 51: 'ah',
  58: 'icmpv6', 89: 'ospf', 97: 'etherip', 103: 'pim', 108: 'ipcomp', 112: 'vrrp', 115: 'l2tp', 132: 'sctp', 136: 'udplite',
};

const SERVICES = {
  20: 'ftp-data', 21: 'ftp', 22: 'ssh', 23: 'telnet', 25: 'smtp', 53: 'domain', 67: 'bootps', 68: 'bootpc', 69: 'tftp',
  80: 'http', 88: 'kerberos', 110: 'pop3', 111: 'sunrpc', 119: 'nntp', 123: 'ntp', 137: 'netbios-ns', 138: 'netbios-dgm',
  139: 'netbios-ssn', 143: 'imap2', 161: 'snmp', 162: 'snmp-trap', 179: 'bgp', 389: 'ldap', 443: 'https', 445: 'microsoft-ds',
  465: 'submissions', 500: 'isakmp', 514: 'syslog', 546: 'dhcpv6-client', 547: 'dhcpv6-server', 587: 'submission',
  631: 'ipp', 636: 'ldaps', 853: 'domain-s', 873: 'rsync', 989: 'ftps-data', 990: 'ftps', 993: 'imaps', 995: 'pop3s',
  1194: 'openvpn', 1433: 'ms-sql-s', 1812: 'radius', 1813: 'radius-acct', 2049: 'nfs', 3260: 'iscsi-target', 3306: 'mysql',
  3389: 'ms-wbt-server', 4500: 'ipsec-nat-t', 5060: 'sip', 5061: 'sip-tls', 5222: 'xmpp-client', 5353: 'mdns',
  5432: 'postgresql', 5671: 'amqps', 5672: 'amqp', 6379: 'redis', 8080: 'http-alt', 9418: 'git', 51820: 'wireguard',
};

/** The name of a protocol, or its number. */
export function protocolName(number) {
  return NAMES[number] ?? String(number);
}

/** The usual name of a port, as the filter language knows it; undefined where there is none. */
export function serviceName(port) {
  return SERVICES[port];
}
