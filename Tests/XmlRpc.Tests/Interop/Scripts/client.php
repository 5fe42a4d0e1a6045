<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// PHP's xmlrpc extension against the conformance server: client.php URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
[, $url, $narrowUrl] = $argv;
$passed = $failed = 0;

function call(string $url, string $method, ...$parameters)
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: text/xml',
        'content' => xmlrpc_encode_request($method, $parameters, ['encoding' => 'UTF-8', 'escaping' => 'markup']),
    ]]);
    $answer = @file_get_contents($url, false, $context);
    return $answer === false ? null : xmlrpc_decode($answer, 'UTF-8');
}

function check(string $name, $actual, $expected)
{
    global $passed, $failed;
    if ($actual === $expected) {
        $passed++;
        return;
    }

    $failed++;
    echo "not ok $name ", var_export($actual, true), ' instead of ', var_export($expected, true), "\n";
}

function fault(string $name, $answer, int $code, ?string $text = null)
{
    check($name, is_array($answer) && xmlrpc_is_fault($answer) ? $answer['faultCode'] : $answer, $code);
    if ($text !== null) {
        check("$name text", $answer['faultString'] ?? null, $text);
    }
}

if (!is_array(call($url, 'system.listMethods'))) {
    echo "nothing serves at $url\n";
    exit(3);
}

$stooges = ['moe' => 1, 'larry' => 2, 'curly' => 3];
check('arrayOfStructsTest', call($url, 'validator1.arrayOfStructsTest', [$stooges, ['moe' => 1, 'larry' => 1, 'curly' => 39]]), 42);
check('countTheEntities', call($url, 'validator1.countTheEntities', "<<>&&&''\"\"\"\"x"), [
    'ctLeftAngleBrackets' => 2, 'ctRightAngleBrackets' => 1, 'ctAmpersands' => 3, 'ctApostrophes' => 2, 'ctQuotes' => 4]);
check('easyStructTest', call($url, 'validator1.easyStructTest', $stooges), 6);
$nested = ['a' => 'b', 'c' => ['d' => [1, 'two', 3.5, true]]];
check('echoStructTest', call($url, 'validator1.echoStructTest', $nested), $nested);
$date = '19980717T14:08:55';
xmlrpc_set_type($date, 'datetime');
$bytes = "\x00\x01\xfe\xff";
xmlrpc_set_type($bytes, 'base64');
$many = call($url, 'validator1.manyTypesTest', 7, true, 'text', -12.53, $date, $bytes);
check('manyTypesTest', array_slice($many, 0, 4), [7, true, 'text', -12.53]);
check('manyTypesTest date', $many[4]->scalar, '19980717T14:08:55');
check('manyTypesTest bytes', $many[5]->scalar, "\x00\x01\xfe\xff");
check('moderateSizeArrayCheck', call($url, 'validator1.moderateSizeArrayCheck', array_map(fn($i) => "s$i", range(0, 149))), 's0s149');
check('nestedStructTest', call($url, 'validator1.nestedStructTest', ['y2000' => [], '2000' => ['04' => ['01' => $stooges, 'x' => 1], 'x' => 1]]), 6);
check('simpleStructReturnTest', call($url, 'validator1.simpleStructReturnTest', 7), ['times10' => 70, 'times100' => 700, 'times1000' => 7000]);

check('add', call($url, 'interop.add', 2, -5), -3);
foreach ([0, -1, 2147483647, -2147483648, true, false, '', ' blank ends ', 'a<b>&c\'"', "lf\n tab\t", "gr\u{fc}\u{df}e \u{20ac}", 0.5, -1.25,
    [], [1, [2, ['a' => 3]]]] as $value) {
    check('echo ' . json_encode($value), call($url, 'interop.echo', $value), $value);
}

fault('fault', call($url, 'interop.fault', 4, 'Too many <parameters> & more.'), 4, 'Too many <parameters> & more.');
fault('unknown method', call($url, 'no.such.method'), -32601);
fault('wrong number', call($url, 'interop.add', 1), -32602);
fault('wrong type', call($url, 'interop.add', 1, '2'), -32602);

$page = call($narrowUrl, 'interop.page', 100);
check('page rows', count($page['table']), 100);
check('page total', $page['total'], 100);
check('page wide', $page['table'][99]['orig_ipv4_dst'], '3232235777');

check('listMethods', in_array('interop.add', call($url, 'system.listMethods'), true), true);
check('methodSignature', call($url, 'system.methodSignature', 'interop.add'), [['int', 'int', 'int']]);
check('methodHelp', call($url, 'system.methodHelp', 'interop.add'), 'Adds two numbers.');
$multi = call($url, 'system.multicall', [
    ['methodName' => 'interop.add', 'params' => [1, 2]], ['methodName' => 'interop.fault', 'params' => [9, 'nine']]]);
check('multicall', $multi, [[3], ['faultCode' => 9, 'faultString' => 'nine']]);

echo "verdict: $passed passed, $failed failed\n";
exit($failed > 0 ? 1 : 0);
