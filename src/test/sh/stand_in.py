"""Stands in for the server that MNIST is downloaded from: stand_in.py FOLDER CERTIFICATE KEY PORT. Slow, so that there is time to kill."""
import hashlib
import http.server
import json
import pathlib
import ssl
import sys
import time

folder = pathlib.Path(sys.argv[1])
names = {"train_data": "train-images-idx3-ubyte", "train_labels": "train-labels-idx1-ubyte",
         "test_data": "t10k-images-idx3-ubyte", "test_labels": "t10k-labels-idx1-ubyte"}
files = {name + ".gz": (folder / (name + ".gz")).read_bytes() for name in names.values()}
items = {key: {"uri": f"1.0/{name}.gz", "sha1Hash": hashlib.sha1(files[name + ".gz"]).hexdigest(), "size": len(files[name + ".gz"])}
         for key, name in names.items()}
files["metadata.json"] = json.dumps({
    "metadataVersion": "0.2", "resourceType": "dataset", "application": "cv", "groupId": "ai.djl.basicdataset",
    "artifactId": "mnist", "name": "mnist", "artifacts": [{"version": "1.0", "snapshot": False, "name": "mnist", "files": items}],
}).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = files.get(self.path.rsplit("/", 1)[-1])
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        try:
            for at in range(0, len(body or b""), 1 << 18):
                self.wfile.write(body[at:at + (1 << 18)])
                time.sleep(0.01)
        except OSError:
            pass  # who asked was killed

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[4])), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[2], sys.argv[3])
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
