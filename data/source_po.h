/* Translations: gettext PO files, found by msgctxt and msgid. The one file that knows
 * libgettextpo is source_po.c. */
#ifndef SOURCE_PO_H
#define SOURCE_PO_H

#include "source_bytes.h"
#include "texts.h"

/* Reads po/LANG.po of the folder, for every language that has one, as the translations of
 * the texts. Fuzzy and empty entries, and those that belong to no text, are left out. */
void po_load(struct texts *, struct faults *, const char *folder);

/* The same for one file's bytes, in the language of that index; they are changed. */
void po_read(struct texts *, struct faults *, uint32_t file, size_t language, struct bytes);

#endif
