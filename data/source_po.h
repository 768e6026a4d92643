/* Translations: gettext PO files, found by msgctxt and msgid. The one file that knows
 * libgettextpo is source_po.c. */
#ifndef SOURCE_PO_H
#define SOURCE_PO_H

#include "source_bytes.h"
#include "texts.h"

/* Reads po/LANG.po of the source's folder, for every language that has one. */
void po_load(struct texts *, struct sources *);

/* Reads one file's bytes as the translations into a language (an index). Fuzzy and
 * empty entries and those that belong to no text are left out. */
void po_read(struct texts *, struct faults *, uint32_t file, size_t language, struct bytes);

#endif
