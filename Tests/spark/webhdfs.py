"""A small server of WebHDFS over a folder: enough for Spark to read, write and rename files at an
address that is no path of this machine."""

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit


class Failure(Exception):
    """What Java would have thrown."""

    def __init__(self, status, name, message):
        super().__init__(message)
        self.status, self.name = status, name


class Server:
    """Serves a folder at `address` until it is closed, and notes the operations asked for."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.operations = set()
        server = self

        class Handler(Requests):
            owner = server

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.address = "webhdfs://127.0.0.1:%d" % self.http.server_port
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class Requests(BaseHTTPRequestHandler):
    owner = None
    protocol_version = "HTTP/1.1"
    PREFIX = "/webhdfs/v1"

    def log_message(self, *_):
        pass

    def handle_request(self):
        parts = urlsplit(self.path)
        query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
        operation = query.get("op", "").lower()
        self.owner.operations.add(operation)
        try:
            name = unquote(parts.path)[len(self.PREFIX):] or "/"
            answer = getattr(self, "op_" + operation, None)
            if answer is None:
                raise Failure(400, "UnsupportedOperationException", operation)
            answer(self.place(name), query)
        except Failure as failure:
            package = "java.io." if failure.name == "FileNotFoundException" else "java.lang."
            if failure.name == "FileAlreadyExistsException":
                package = "org.apache.hadoop.fs."
            self.send({"RemoteException": {
                "exception": failure.name, "javaClassName": package + failure.name,
                "message": str(failure)}}, failure.status)

    do_GET = do_PUT = do_DELETE = do_POST = handle_request

    def place(self, name):
        return self.owner.folder / name.strip("/")

    def send(self, body, status=200, headers=()):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        # Without a type: Hadoop's client reads one by a class that the package of PyPI lacks.
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def redirects(self, query):
        """Sends a client on to the place of the data, here to this server again."""
        if "step" in query:
            return False
        host = "127.0.0.1:%d" % self.server.server_port
        self.send(b"", 307, [("Location", "http://%s%s&step=2" % (host, self.path))])
        return True

    def body(self):
        if "chunked" not in (self.headers.get("Transfer-Encoding") or ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        data = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            data += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return data

    # What is asked of files

    def status(self, path, suffix=""):
        if not path.exists():
            raise Failure(404, "FileNotFoundException", "File does not exist: %s" % path.name)
        found = path.stat()
        return {"pathSuffix": suffix, "type": "DIRECTORY" if path.is_dir() else "FILE",
                "length": 0 if path.is_dir() else found.st_size, "owner": "o", "group": "g",
                "permission": "755", "accessTime": 0, "blockSize": 1 << 20, "replication": 1,
                "modificationTime": int(found.st_mtime * 1000), "fileId": 0, "childrenNum": 0,
                "storagePolicy": 0}

    def op_getfilestatus(self, path, query):
        self.send({"FileStatus": self.status(path)})

    op_getfilelinkstatus = op_getfilestatus

    def op_liststatus(self, path, query):
        own = self.status(path)
        files = ([self.status(each, each.name) for each in sorted(path.iterdir())]
                 if path.is_dir() else [own])
        self.send({"FileStatuses": {"FileStatus": files}})

    def op_getcontentsummary(self, path, query):
        self.status(path)
        files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
        total = sum(each.stat().st_size for each in files)
        self.send({"ContentSummary": {
            "directoryCount": 1, "fileCount": len(files), "length": total, "quota": -1,
            "spaceConsumed": total, "spaceQuota": -1}})

    def op_getserverdefaults(self, path, query):
        raise Failure(400, "UnsupportedOperationException", "no defaults")

    def op_getfileblocklocations(self, path, query):
        block = {"hosts": ["127.0.0.1"], "names": ["127.0.0.1:1"], "topologyPaths": ["/rack/a"],
                 "cachedHosts": [], "storageIds": [], "storageTypes": [], "offset": 0,
                 "length": self.status(path)["length"], "corrupt": False}
        self.send({"BlockLocations": {"BlockLocation": [block]}})

    def op_gethomedirectory(self, path, query):
        self.send({"Path": "/"})

    def op_open(self, path, query):
        self.status(path)
        if self.redirects(query):
            return
        data, start = path.read_bytes(), int(query.get("offset") or 0)
        end = start + int(query["length"]) if "length" in query else len(data)
        self.send(data[start:end])

    # What changes them

    def op_create(self, path, query):
        if path.exists() and query.get("overwrite") != "true":
            raise Failure(403, "FileAlreadyExistsException", "%s is there" % path.name)
        if self.redirects(query):
            return
        data = self.body()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.send(b"", 201)

    def op_mkdirs(self, path, query):
        path.mkdir(parents=True, exist_ok=True)
        self.send({"boolean": True})

    def op_rename(self, path, query):
        target = self.place(query["destination"])
        if "renameoptions" in query:
            self.status(path)
            path.replace(target)
            return self.send(b"")
        if target.is_dir():
            target = target / path.name
        done = path.exists() and not target.exists() and target.parent.is_dir()
        if done:
            path.rename(target)
        return self.send({"boolean": done})

    def op_delete(self, path, query):
        known = path.exists()
        if path.is_dir():
            shutil.rmtree(path)
        elif known:
            path.unlink()
        self.send({"boolean": known})

    def op_setpermission(self, path, query):
        self.send(b"")
