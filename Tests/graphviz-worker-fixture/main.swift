// A program that can be started as a Graphviz worker, and does nothing else.

import EntenteGraphviz

GraphvizWorker.serveIfRequested()
