#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Both ends of the demo's traffic: "traffic.py server" answers, "traffic.py client" asks, until they are killed."""

import asyncio
import os
import random
import socket
import sys

SERVER = ("198.51.100.2", "2001:db8:2::2")
FIREWALL = "192.0.2.1"  # its port 80 is the server's port 8000
STREAMS = (22, 443, 8000)
DNS, MEDIA, SYSLOG = 53, 5004, 514


async def echo(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # the connection was killed on the firewall: what the demo is for
    finally:
        writer.close()


class UdpEcho(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data, addr)


class UdpSink(asyncio.DatagramProtocol):
    """Takes everything and never answers, so that the firewall sees one direction only."""


async def serve():
    loop = asyncio.get_running_loop()
    for port in STREAMS:
        await asyncio.start_server(echo, ["0.0.0.0", "::"], port)
    for address in SERVER:
        for port, protocol in ((DNS, UdpEcho), (MEDIA, UdpEcho), (SYSLOG, UdpSink)):
            await loop.create_datagram_endpoint(protocol, local_addr=(address, port))
    await asyncio.Event().wait()


async def again_and_again(action, *arguments):
    """Runs an action for ever; one that fails (a killed connection, a server not yet there) begins anew."""
    while True:
        try:
            await asyncio.wait_for(action(*arguments), timeout=60)
        except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError):
            await asyncio.sleep(0.5)


async def talk(address, port, size, pause, rounds):
    """One TCP connection: sends a block, reads it back, pauses."""
    reader, writer = await asyncio.open_connection(address, port)
    try:
        for _ in range(rounds):
            block = os.urandom(random.randint(1, size))
            writer.write(block)
            await asyncio.wait_for(reader.readexactly(len(block)), timeout=5)
            await asyncio.sleep(pause)
    finally:
        writer.close()


async def send(address, port, size, pause, rounds):
    """One UDP socket: sends datagrams and reads none, answered or not."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as udp:
        udp.setblocking(False)
        udp.connect((address, port))
        for _ in range(rounds):
            udp.send(os.urandom(size))
            await asyncio.sleep(pause)


async def ask():
    tasks = [again_and_again(talk, FIREWALL, 80, 2000, 0.5, 50)]
    for address in SERVER:
        tasks += [
            again_and_again(talk, address, 443, 20000, 0.1, 300),  # a download
            again_and_again(talk, address, 22, 200, 1.0, 50),      # a terminal session
            again_and_again(talk, address, 443, 1000, 1.0, 1),     # one short connection after the other
            again_and_again(send, address, DNS, 60, 1.0, 1),       # a name looked up every second
            again_and_again(send, address, MEDIA, 1000, 0.05, 1000),
            again_and_again(send, address, SYSLOG, 120, 2.0, 20),  # never answered
        ]
    await asyncio.gather(*tasks)


if __name__ == "__main__":
    asyncio.run({"server": serve, "client": ask}[sys.argv[1]]())
