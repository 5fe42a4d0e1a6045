# SPDX-License-Identifier: GPL-2.0-or-later
"""A client behind a proxy: proxied.py URL CAFILE NAME PASSWORD [HEADER: VALUE]...

Logs in with NAME and PASSWORD, kills a connection that is not there, and prints "served", the HTTP status or the fault.
PROXY_USER and PROXY_PASSWORD are for the proxy.
"""
import base64
import os
import ssl
import sys
import xmlrpc.client

url, authority, name, password = sys.argv[1:5]
headers = [tuple(header.split(": ", 1)) for header in sys.argv[5:]]
if "PROXY_USER" in os.environ:
    credentials = f"{os.environ['PROXY_USER']}:{os.environ['PROXY_PASSWORD']}".encode()
    headers.append(("Authorization", "Basic " + base64.b64encode(credentials).decode()))
pyctd = xmlrpc.client.ServerProxy(url, headers=headers, context=ssl.create_default_context(cafile=authority))
try:
    session = pyctd.login(name, password)
    pyctd.kill(session, [1])
    pyctd.logout(session)
    print("served")
except xmlrpc.client.ProtocolError as error:
    print("HTTP", error.errcode)
except xmlrpc.client.Fault as fault:
    print("fault", fault.faultCode)
except ssl.SSLError as error:
    print("TLS", error.reason)
