/* Translations: gettext PO files, found by msgctxt and msgid. The one file that knows
 * libgettextpo is source_po.c. */
#ifndef SOURCE_PO_H
#define SOURCE_PO_H

#include "data/editor/source/messages.h"
#include "data/editor/source/source_bytes.h"

struct po_job;

/* Begins to parse po/LANG.po of the folder, for every language that has one, beside what
 * the caller does next: large translations take as long as the sources themselves. */
struct po_job *po_begin(const char *folder, const char *lang);

/* Waits for that, takes the translations of the texts and reports what is wrong. Fuzzy and
 * empty entries, and those that belong to no text, are left out. Frees the job. */
void po_end(struct po_job *, struct messages *, struct faults *);

/* The same for one file's bytes, in the language of that index; they are changed. */
void po_read(struct messages *, struct faults *, uint32_t file, size_t language, struct bytes);

#endif
