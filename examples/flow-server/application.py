"""Runs flows from checkpoints. /engine answers 200 while the main process, whose id stands in the PID file, is alive."""
import json
import os

PID_FILE = os.environ.get("PID_FILE", "/tmp/flow-engine.pid")


def application(environ, start_response):
    path = environ.get("PATH_INFO", "/")
    if path == "/version":
        return reply(start_response, "200 OK", {"version": os.environ.get("KIRIKAE_VERSION", "unreleased")})
    if path == "/engine":
        alive = engine_is_alive()
        return reply(start_response, "200 OK" if alive else "503 Service Unavailable", {"engine": alive})
    return reply(start_response, "404 Not Found", {})


def engine_is_alive():
    try:
        with open(PID_FILE, encoding="ascii") as file:
            os.kill(int(file.read()), 0)
        return True
    except (OSError, ValueError):
        return False


def reply(start_response, status, body):
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
