/* A source file as people make it, into the one form that is read further. */
#ifndef SOURCE_BYTES_H
#define SOURCE_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "data/editor/faults/faults.h"

/* Bytes with their number, owned by an arena; always ends with a NUL beyond. */
struct bytes {
	char *data;
	size_t size;
};

/* Reads a regular file of at most `limit` bytes. False: reported. */
bool bytes_read(struct faults *, uint32_t file, struct arena *, size_t limit, struct bytes *out);

/* Takes off a byte order mark, makes CRLF and CR to LF and everything to NFC. Another
 * encoding than UTF-8 is reported, once, and read as far as Hungarian letters go; what is
 * not allowed in content is reported, once a line, and '_'. The bytes are changed in place.
 * Without data: nothing can be read. */
struct bytes bytes_normal(struct faults *, uint32_t file, struct arena *, struct bytes);

/* A single string from a parser in that form too: spaces and line ends at its ends
 * are gone, within it each run of them is one space. NULL: a code point that is not
 * allowed, given in *bad. */
const char *bytes_string(struct arena *, const char *string, size_t size, uint32_t *bad);

#endif
