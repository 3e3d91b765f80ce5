"""Takes up the flows that wait at a checkpoint. Runs on one instance of the live side only."""
import os

CHECKPOINTS = os.environ.get("CHECKPOINTS", "/var/app-temporary/flows")

for name in sorted(os.listdir(CHECKPOINTS)):
    if name.endswith(".waiting"):
        path = os.path.join(CHECKPOINTS, name)
        os.rename(path, path[: -len(".waiting")] + ".running")
        print("taken up:", name)
