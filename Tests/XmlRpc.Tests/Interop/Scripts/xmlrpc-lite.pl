# SPDX-License-Identifier: GPL-2.0-or-later
# Perl's XMLRPC::Lite against the conformance server: xmlrpc-lite.pl URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
use strict;
use warnings;
use JSON::PP;
use XMLRPC::Lite;

my ($url, $narrow_url) = @ARGV;
my $client = XMLRPC::Lite->proxy($url)->on_fault(sub { });
my $json   = JSON::PP->new->canonical->allow_nonref->ascii;
my ($passed, $failed) = (0, 0);

# Numbers and texts are one in Perl: everything is compared as text.
sub plain {
    my $value = shift;
    return [map { plain($_) } @$value] if ref $value eq 'ARRAY';
    return { map { $_ => plain($value->{$_}) } keys %$value } if ref $value eq 'HASH';
    return defined $value ? "$value" : undef;
}

sub check {
    my ($name, $actual, $expected) = @_;
    my ($got, $wanted) = map { $json->encode(plain($_)) } $actual, $expected;
    if ($got eq $wanted) { $passed++; return }
    $failed++;
    print "not ok $name $got instead of $wanted\n";
}

sub result { my $answer = $client->call(@_); return ref $answer ? $answer->result : undef }

sub fault {
    my ($name, $code, $text, @call) = @_;
    my $answer = $client->call(@call);
    check($name, $answer->faultcode, $code);
    check("$name text", $answer->faultstring, $text) if defined $text;
}

unless (ref result('system.listMethods')) {
    print "nothing serves at $url\n";
    exit 3;
}

sub data { return XMLRPC::Data->type(@_) }
my %stooges = (moe => 1, larry => 2, curly => 3);
check('arrayOfStructsTest', result('validator1.arrayOfStructsTest', [\%stooges, { moe => 1, larry => 1, curly => 39 }]), 42);
check('countTheEntities', result('validator1.countTheEntities', "<<>&&&''\"\"\"\"x"), {
    ctLeftAngleBrackets => 2, ctRightAngleBrackets => 1, ctAmpersands => 3, ctApostrophes => 2, ctQuotes => 4 });
check('easyStructTest', result('validator1.easyStructTest', \%stooges), 6);
my $nested = { a => 'b', c => { d => [1, 'two', 3.5] } };
check('echoStructTest', result('validator1.echoStructTest', $nested), $nested);
check('manyTypesTest', result('validator1.manyTypesTest', data(int => 7), data(boolean => 1), data(string => 'text'),
        data(double => -12.53), data(dateTime => '19980717T14:08:55'), data(base64 => "\x00\x01\x7f")),
    [7, 1, 'text', -12.53, '19980717T14:08:55', "\x00\x01\x7f"]);
check('moderateSizeArrayCheck', result('validator1.moderateSizeArrayCheck', [map { data(string => "s$_") } 0 .. 149]), 's0s149');
check('nestedStructTest', result('validator1.nestedStructTest', { 2000 => { '04' => { '01' => \%stooges } } }), 6);
check('simpleStructReturnTest', result('validator1.simpleStructReturnTest', 7), { times10 => 70, times100 => 700, times1000 => 7000 });

check('add', result('interop.add', 2, -5), -3);
for my $value (0, -1, 2147483647, -2147483648, '', ' blank ends ', q(a<b>&c'"), "lf\n tab\t", 0.5) {
    check("echo $value", result('interop.echo', $value), $value);
}
check('echo empty', result('interop.echo', [[], {}]), [[], {}]);

fault('fault', 4, 'Too many <parameters> & more.', 'interop.fault', 4, 'Too many <parameters> & more.');
fault('unknown method', -32601, undef, 'no.such.method');
fault('wrong number', -32602, undef, 'interop.add', 1);
fault('wrong type', -32602, undef, 'interop.add', 1, data(string => '2'));

$client->proxy($narrow_url);
my $page = result('interop.page', 100);
check('page rows', scalar @{ $page->{table} }, 100);
check('page wide', $page->{table}[99]{orig_ipv4_dst}, '3232235777');
$client->proxy($url);

check('listMethods', (scalar grep { $_ eq 'interop.add' } @{ result('system.listMethods') }), 1);
check('methodSignature', result('system.methodSignature', 'interop.add'), [['int', 'int', 'int']]);
check('methodHelp', result('system.methodHelp', 'interop.add'), 'Adds two numbers.');
check('multicall', result('system.multicall', [
            { methodName => 'interop.add', params => [1, 2] }, { methodName => 'interop.fault', params => [9, 'nine'] }]),
    [[3], { faultCode => 9, faultString => 'nine' }]);

print "verdict: $passed passed, $failed failed\n";
exit($failed > 0);
