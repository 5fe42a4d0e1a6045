# SPDX-License-Identifier: GPL-2.0-or-later
# Ruby's xmlrpc against the conformance server: client.rb URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
require 'xmlrpc/client'

url, narrow_url = ARGV
XMLRPC::Config.module_eval { remove_const(:ENABLE_NIL_PARSER); const_set(:ENABLE_NIL_PARSER, true) }
$client = XMLRPC::Client.new2(url)
$passed = $failed = 0

def check(name, actual, expected)
  if actual == expected
    $passed += 1
  else
    $failed += 1
    puts "not ok #{name} #{actual.inspect} instead of #{expected.inspect}"
  end
end

def fault(name, code, text, *call)
  check(name, $client.call(*call), 'a fault')
rescue XMLRPC::FaultException => e
  check(name, e.faultCode, code)
  check("#{name} text", e.faultString, text) if text
end

begin
  $client.call('system.listMethods')
rescue StandardError => e
  puts "nothing serves at #{url}: #{e}"
  exit 3
end

def call(*arguments)
  $client.call(*arguments)
end

stooges = { 'moe' => 1, 'larry' => 2, 'curly' => 3 }
check('arrayOfStructsTest', call('validator1.arrayOfStructsTest', [stooges, { 'moe' => 1, 'larry' => 1, 'curly' => 39 }]), 42)
check('countTheEntities', call('validator1.countTheEntities', "<<>&&&''\"\"\"\"x"),
      'ctLeftAngleBrackets' => 2, 'ctRightAngleBrackets' => 1, 'ctAmpersands' => 3, 'ctApostrophes' => 2, 'ctQuotes' => 4)
check('easyStructTest', call('validator1.easyStructTest', stooges), 6)
nested = { 'a' => 'b', 'c' => { 'd' => [1, 'two', 3.5, true] } }
check('echoStructTest', call('validator1.echoStructTest', nested), nested)
many = call('validator1.manyTypesTest', 7, true, 'text', -12.53, XMLRPC::DateTime.new(1998, 7, 17, 14, 8, 55),
            XMLRPC::Base64.new("\x00\x01\xFE"))
check('manyTypesTest', many[0, 4], [7, true, 'text', -12.53])
check('manyTypesTest date', many[4].to_a, [1998, 7, 17, 14, 8, 55])
check('manyTypesTest bytes', many[5].b, "\x00\x01\xFE".b)
check('moderateSizeArrayCheck', call('validator1.moderateSizeArrayCheck', (0..149).map { |i| "s#{i}" }), 's0s149')
check('nestedStructTest', call('validator1.nestedStructTest', '2000' => { '04' => { '01' => stooges } }), 6)
check('simpleStructReturnTest', call('validator1.simpleStructReturnTest', 7), 'times10' => 70, 'times100' => 700, 'times1000' => 7000)

check('add', call('interop.add', 2, -5), -3)
[0, -1, 2**31 - 1, -2**31, true, false, '', ' blank ends ', "a<b>&c'\"", "lf\n tab\t", 'grüße €', 0.5, -1.25, [], {}, [[], [{}]]].each do |value|
  check("echo #{value.inspect}", call('interop.echo', value), value)
end

fault('fault', 4, 'Too many <parameters> & more.', 'interop.fault', 4, 'Too many <parameters> & more.')
fault('unknown method', -32601, nil, 'no.such.method')
fault('wrong number', -32602, nil, 'interop.add', 1)
fault('wrong type', -32602, nil, 'interop.add', 1, '2')

page = XMLRPC::Client.new2(narrow_url).call('interop.page', 100)
check('page rows', page['table'].length, 100)
check('page wide', page['table'][99]['orig_ipv4_dst'], '3232235777')

check('listMethods', call('system.listMethods').include?('interop.add'), true)
check('methodSignature', call('system.methodSignature', 'interop.add'), [%w[int int int]])
check('methodHelp', call('system.methodHelp', 'interop.add'), 'Adds two numbers.')
_, results = $client.multicall2(['interop.add', 1, 2], ['interop.fault', 9, 'nine'])
check('multicall', results[0], 3)
check('multicall fault', results[1].faultCode, 9)

puts "verdict: #{$passed} passed, #{$failed} failed"
exit($failed.zero? ? 0 : 1)
