// What Swift cannot import by itself: macros, C's own global variables, and
// what the C library hides from strict callers. Everything else is used under
// its own name.
#pragma once

#include <stddef.h>
#include <stdio.h>

// Not <gvc.h>: that would need pkg-config for its search path.
#include <graphviz/gvc.h>

/// Reads the next graph of standard input; null at its end, or on an error.
static inline Agraph_t *_Nullable entente_read_graph(void) {
  return agread(stdin, NULL);
}

/// Writes a graph as it is to standard output; 0 on success.
static inline int entente_write_graph(Agraph_t *_Nonnull graph) {
  return agwrite(graph, stdout) | fflush(stdout);
}

// Where this is not null the library opens no file that a document names. Only
// the programs of Graphviz set it, from SERVER_NAME; it is in no header, and may
// be missing from other versions, hence weak.
extern char *_Nullable HTTPServerEnVar __attribute__((weak));

/// Forbids the library to open files that a document names.
static inline void entente_forbid_files(void) {
  static char name[] = "entente";
  if (&HTTPServerEnVar != NULL) HTTPServerEnVar = name;
}

/// The node at which an edge ends.
static inline Agnode_t *_Nonnull entente_head(Agedge_t *_Nonnull edge) {
  return AGHEAD(edge);
}

/// The node at which an edge starts.
static inline Agnode_t *_Nonnull entente_tail(Agedge_t *_Nonnull edge) {
  return AGTAIL(edge);
}

/// An attribute of a graph, node or edge; null if the graph does not have it.
static inline const char *_Nullable entente_attribute(void *_Nonnull object,
                                                      const char *_Nonnull name) {
  return agget(object, (char *)name);
}

/// The name of a graph, node or edge; null for an edge without a key.
static inline const char *_Nullable entente_name(void *_Nonnull object) {
  return agnameof(object);
}

#ifdef __linux__
#include <linux/memfd.h>

extern int memfd_create(const char *_Nonnull name, unsigned int flags);

/// Opens a file that exists only in memory, and that no child inherits by chance.
static inline int entente_memory_file(const char *_Nonnull name) {
  return memfd_create(name, MFD_CLOEXEC);
}
#endif
