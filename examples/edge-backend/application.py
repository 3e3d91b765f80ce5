"""Records heartbeats of edge devices. /api/edge answers 200 only while the newest is younger than HEARTBEAT_MINUTES."""
import json
import os
import time

EDGES = {}
LIMIT = 60 * int(os.environ.get("HEARTBEAT_MINUTES", "60"))


def application(environ, start_response):
    path = environ.get("PATH_INFO", "/")
    if path == "/version":
        return reply(start_response, "200 OK", {"version": os.environ.get("KIRIKAE_VERSION", "unreleased")})
    if path.startswith("/heartbeat/") and environ.get("REQUEST_METHOD") == "POST":
        EDGES[path.removeprefix("/heartbeat/")] = time.time()
        return reply(start_response, "202 Accepted", {})
    if path == "/api/edge":
        fresh = EDGES and time.time() - max(EDGES.values()) < LIMIT
        edges = [{"id": edge, "updated_at": int(at)} for edge, at in sorted(EDGES.items())]
        return reply(start_response, "200 OK" if fresh else "503 Service Unavailable", edges)
    return reply(start_response, "404 Not Found", {})


def reply(start_response, status, body):
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
