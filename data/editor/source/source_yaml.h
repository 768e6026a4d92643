/* YAML into nodes. */
#ifndef SOURCE_YAML_H
#define SOURCE_YAML_H

#include "data/base/table.h"
#include "data/editor/source/source_bytes.h"
#include "data/editor/source/source_node.h"

/* Reads one source from its bytes, which are changed. All that YAML allows and the catalogue's format does not (anchors,
 * aliases, tags, merge keys, duplicate keys, a second document) and all that
 * exceeds a limit is reported. NULL when there is no tree at all, also reported.
 * The tree lives in the arena, and so do its keys: `keys` has those of former trees there,
 * so that each is kept once. */
struct node *yaml_read(struct faults *, uint32_t file, struct arena *, struct table *keys, struct bytes);

#endif
