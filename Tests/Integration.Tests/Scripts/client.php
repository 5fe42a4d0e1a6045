<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// PHP's xmlrpc extension: client.php URL PORT with three connections to PORT, PORT + 1 and PORT + 2.
$url = $argv[1];
$first = (int)$argv[2];

function call(string $method, ...$parameters)
{
    global $url;
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: text/xml',
        'content' => xmlrpc_encode_request($method, $parameters),
    ]]);
    return xmlrpc_decode(file_get_contents($url, false, $context));
}

function check(string $name, $actual, $expected)
{
    if ($actual !== $expected) {
        fwrite(STDERR, "$name: " . var_export($actual, true) . ' instead of ' . var_export($expected, true) . "\n");
        exit(1);
    }
}

function ports(array $page): array
{
    return array_column($page['table'], 'orig_port_dst');
}

$session = call('login', 'any', 'thing');
$ours = ['orig_port_dst' => "$first-" . ($first + 2), 'orig_l4proto' => 6];
$everything = call('view', $session, $ours, 'orig_port_dst', 'D', 0, 30);
check('sorted', ports($everything), [$first + 2, $first + 1, $first]);
check('total', $everything['total'], 3);
$page = call('view', $session, $ours, 'orig_port_dst', 'A', 1, 1);
check('page', ports($page), [$first + 1]);
$one = call('view', $session, ['orig_port_dst' => $first])['table'];
check('filtered', array_column($one, 'orig_port_dst'), [$first]);
check('source', $one[0]['orig_ipv4_src'], 0x0A4D0102);

check('change', call('change', $session, 'mark', $page['table'][0]['_id'], 51966), true);
check('kill', call('kill', $session, [$one[0]['_id']]), true);
check('refresh', call('refresh', $session), true);
check('what is left', ports(call('view', $session, $ours, 'orig_port_dst', 'A')), [$first + 1, $first + 2]);
$fault = call('view', "nobody's session");
check('fault', is_array($fault) && xmlrpc_is_fault($fault) ? $fault['faultCode'] : $fault, 401);
