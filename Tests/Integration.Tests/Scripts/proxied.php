<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// A client behind a proxy: proxied.php URL CAFILE NAME PASSWORD [HEADER: VALUE]...; what it does is in proxied.py.
[$url, $authority, $name, $password] = array_slice($argv, 1, 4);
$headers = array_merge(['Content-Type: text/xml'], array_slice($argv, 5));
if (getenv('PROXY_USER') !== false) {
    $headers[] = 'Authorization: Basic ' . base64_encode(getenv('PROXY_USER') . ':' . getenv('PROXY_PASSWORD'));
}

function call(string $method, ...$parameters)
{
    global $url, $authority, $headers;
    $context = stream_context_create([
        'http' => [
            'method' => 'POST',
            'header' => $headers,
            'content' => xmlrpc_encode_request($method, $parameters),
            'ignore_errors' => true,
        ],
        'ssl' => ['cafile' => $authority],
    ]);
    $answer = file_get_contents($url, false, $context);
    $status = explode(' ', $http_response_header[0])[1];
    if ($status !== '200') {
        exit("HTTP $status\n");
    }
    $value = xmlrpc_decode($answer);
    if (is_array($value) && xmlrpc_is_fault($value)) {
        exit("fault {$value['faultCode']}\n");
    }
    return $value;
}

$session = call('login', $name, $password);
call('kill', $session, [1]);
call('logout', $session);
echo "served\n";
