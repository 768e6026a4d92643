/* PO entries of the simplest form, without a parser: nearly all of most files, and libgettextpo takes 200
 * instructions a byte. */
#ifndef SOURCE_PO_PLAIN_H
#define SOURCE_PO_PLAIN_H

#include "data/editor/source/source_bytes.h"

/* Calls `take` for each entry of exactly three lines, msgctxt, msgid and msgstr, each with one string
 * without a backslash, before a blank line or the end, and no other string behind that; with comments before
 * it that say nothing of it; and while no other entry is open. The strings are NUL-terminated and good until the next call; `line`
 * is that of msgid. Returns, in place, what is left for a parser: the other lines, and an empty one for each
 * line that was taken. */
struct bytes po_take_plain(struct bytes, void (*take)(void *closure, const char *context, const char *msgid,
    const char *translation, uint32_t line), void *closure);

#endif
