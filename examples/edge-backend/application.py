"""Records heartbeats of edge devices. /api/edge tells them as a list; the file server is not on that chain."""
import json
import os
import time

EDGES = {}
FILE = b"one file that operators download regularly\n"


def application(environ, start_response):
    path = environ.get("PATH_INFO", "/")
    if path == "/version":
        return reply(start_response, "200 OK", {"version": os.environ.get("KIRIKAE_VERSION", "unreleased")})
    if path.startswith("/heartbeat/") and environ.get("REQUEST_METHOD") == "POST":
        EDGES[path.removeprefix("/heartbeat/")] = time.time()
        return reply(start_response, "202 Accepted", {})
    if path == "/api/edge":
        edges = [{"id": edge, "updated_at": int(at)} for edge, at in sorted(EDGES.items())]
        return reply(start_response, "200 OK", edges)
    if path == "/files/probe.txt":
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(FILE)))])
        return [FILE]
    return reply(start_response, "404 Not Found", {})


def reply(start_response, status, body):
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
