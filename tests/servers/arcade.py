"""ArcadeDB on a port of this machine until standard input ends: DIRECTORY BOLT HTTP PASSWORD DATABASE."""

import logging
import sys

import arcadedb_embedded


def main(directory: str, bolt: str, http: str, password: str, database: str) -> None:
    logging.disable(logging.CRITICAL)
    settings = {
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": int(bolt),
        "http_port": int(http),
        "host": "127.0.0.1",
    }
    server = arcadedb_embedded.create_server(directory, root_password=password, config=settings)
    server.start()
    server.create_database(database)
    print("ready", flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
