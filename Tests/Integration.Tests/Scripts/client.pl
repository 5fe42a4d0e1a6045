# SPDX-License-Identifier: GPL-2.0-or-later
# Perl's RPC::XML: client.pl URL PORT with three connections to PORT, PORT + 1 and PORT + 2.
use strict;
use warnings;
use RPC::XML::Client;

my ($url, $first) = @ARGV;
my $client = RPC::XML::Client->new($url);

sub call {
    my $answer = $client->send_request(@_);
    die "no answer: $answer\n" unless ref $answer;
    return $answer->is_fault ? 'fault ' . $answer->code : $answer->value;
}

sub check {
    my ($name, $actual, $expected) = @_;
    die "$name: $actual instead of $expected\n" unless $actual eq $expected;
}

sub ports { my $page = shift; return join ' ', map { $_->{orig_port_dst} } @{ $page->{table} } }

my ($second, $third) = ($first + 1, $first + 2);
my $session = call('login', 'any', 'thing');
my $ours = { orig_port_dst => "$first-$third", orig_l4proto => 6 };
my $everything = call('view', $session, $ours, 'orig_port_dst', 'D', 0, 30);
check('sorted', ports($everything), "$third $second $first");
check('total', $everything->{total}, 3);
my $page = call('view', $session, $ours, 'orig_port_dst', 'A', 1, 1);
check('page', ports($page), $second);
my $one = call('view', $session, { orig_port_dst => $first });
check('filtered', ports($one), $first);
check('source', $one->{table}[0]{orig_ipv4_src}, 0x0A4D0102);

check('change', call('change', $session, 'mark', $page->{table}[0]{_id}, 51966), 1);
check('kill', call('kill', $session, [$one->{table}[0]{_id}]), 1);
check('refresh', call('refresh', $session), 1);
check('what is left', ports(call('view', $session, $ours, 'orig_port_dst', 'A')), "$second $third");
check('fault', call('view', "nobody's session"), 'fault 401');
