# SPDX-License-Identifier: GPL-2.0-or-later
# Perl's RPC::XML against the conformance server: rpc-xml.pl URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
use strict;
use warnings;
use utf8;
use JSON::PP;
use RPC::XML;
use RPC::XML::Client;

my ($url, $narrow_url) = @ARGV;
$RPC::XML::ENCODING  = 'utf-8';
$RPC::XML::ALLOW_NIL = 1;
my $client = RPC::XML::Client->new($url);
my $json   = JSON::PP->new->canonical->allow_nonref->ascii;
my ($passed, $failed) = (0, 0);

sub check {
    my ($name, $actual, $expected) = @_;
    my ($got, $wanted) = map { $json->encode($_) } $actual, $expected;
    if ($got eq $wanted) { $passed++; return }
    $failed++;
    print "not ok $name $got instead of $wanted\n";
}

# The value of an answer, numbers as numbers; the text of what went wrong where there is none.
sub call {
    my ($method, @parameters) = @_;
    my $answer = $client->send_request($method, @parameters);
    return ref $answer ? $answer : "no answer: $answer";
}

sub value { my $answer = call(@_); return ref $answer ? $answer->value : $answer }

sub number { return 0 + value(@_) }

sub fault {
    my ($name, $answer, $code, $text) = @_;
    check($name, ref $answer && $answer->is_fault ? 0 + $answer->code : "$answer", $code);
    check("$name text", $answer->string, $text) if defined $text;
}

unless (ref $client->send_request('system.listMethods')) {
    print "nothing serves at $url\n";
    exit 3;
}

sub int_ { return RPC::XML::int->new(shift) }
my %stooges = (moe => int_(1), larry => int_(2), curly => int_(3));
check('arrayOfStructsTest', number('validator1.arrayOfStructsTest', [\%stooges, { moe => 1, larry => 1, curly => 39 }]), 42);
check('countTheEntities', value('validator1.countTheEntities', "<<>&&&''\"\"\"\"x"), {
    ctLeftAngleBrackets => '2', ctRightAngleBrackets => '1', ctAmpersands => '3', ctApostrophes => '2', ctQuotes => '4' });
check('easyStructTest', number('validator1.easyStructTest', \%stooges), 6);
my $nested = { a => 'b', c => { d => ['one', 'two', []] } };
check('echoStructTest', value('validator1.echoStructTest', $nested), $nested);
my $many = call('validator1.manyTypesTest', int_(7), RPC::XML::boolean->new('true'), RPC::XML::string->new('text'),
    RPC::XML::double->new(-12.53), RPC::XML::datetime_iso8601->new('19980717T14:08:55'), RPC::XML::base64->new("\x00\x01\x7f"));
check('manyTypesTest types', [map { $_->type } @$many], [qw(int boolean string double dateTime.iso8601 base64)]);
check('manyTypesTest', [map { '' . $_->value } @$many], ['7', '1', 'text', '-12.53', '19980717T14:08:55', "\x00\x01\x7f"]);
check('moderateSizeArrayCheck', value('validator1.moderateSizeArrayCheck', [map { RPC::XML::string->new("s$_") } 0 .. 149]), 's0s149');
check('nestedStructTest', number('validator1.nestedStructTest', { 2000 => { '04' => { '01' => \%stooges } } }), 6);
check('simpleStructReturnTest', value('validator1.simpleStructReturnTest', int_(7)), {
    times10 => '70', times100 => '700', times1000 => '7000' });

check('add', number('interop.add', int_(2), int_(-5)), -3);
for my $value ('', ' blank ends ', q(a<b>&c'"), "lf\n tab\t", "gr\x{fc}\x{df}e \x{20ac}", "cr\r") {
    my $answer = call('interop.echo', RPC::XML::string->new($value));
    check("echo $value", $answer->value, $value);
}
check('echo nil', call('interop.echo', RPC::XML::nil->new)->type, 'nil');
check('echo i8', '' . value('interop.echo', RPC::XML::i8->new('9007199254740993')), '9007199254740993');
check('echo empty', value('interop.echo', [[], {}]), [[], {}]);

fault('fault', call('interop.fault', int_(4), 'Too many <parameters> & more.'), 4, 'Too many <parameters> & more.');
fault('unknown method', call('no.such.method'), -32601);
fault('wrong number', call('interop.add', int_(1)), -32602);
fault('wrong type', call('interop.add', int_(1), RPC::XML::string->new('2')), -32602);

my $page = value('interop.page', int_(100));
check('page rows', scalar @{ $page->{table} }, 100);
check('page wide', '' . $page->{table}[99]{orig_ipv4_dst}, '3232235777');

check('listMethods', (scalar grep { $_ eq 'interop.add' } @{ value('system.listMethods') }), 1);
check('methodSignature', value('system.methodSignature', 'interop.add'), [['int', 'int', 'int']]);
check('methodHelp', value('system.methodHelp', 'interop.add'), 'Adds two numbers.');
my $multi = value('system.multicall', [
    { methodName => 'interop.add', params => [int_(1), int_(2)] }, { methodName => 'interop.fault', params => [int_(9), 'nine'] }]);
check('multicall', $multi, [['3'], { faultCode => '9', faultString => 'nine' }]);

print "verdict: $passed passed, $failed failed\n";
exit($failed > 0);
