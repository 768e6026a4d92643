/* What lies in a catalogue's folder and is never read: named, with what to do, so that nothing is lost in silence. What
 * is missing because of it counts as known, so that its absence is no further fault. */
#ifndef SOURCE_STRAY_H
#define SOURCE_STRAY_H

#include "data/editor/source/source_entries.h"
#include "data/editor/source/source_registers.h"

/* A file or folder in a register's folder or, `kind` being that of services, among the services. */
void stray_report(struct sources *, enum kind, const char *folder, const char *name);
/* In the catalogue's folder, if it is none of those that are read. */
void stray_report_top(struct sources *, const char *name);

/* Whether a register's file is a service in the wrong place; reported. */
bool stray_is_service(struct sources *, const struct node *root, const char *path);

/* Whether a .yaml file among others is a copy of one of them, by its name; reported. */
bool stray_is_copy(struct sources *, enum kind, const char *folder, const char *name);
/* Likewise by `id`, which stands in it and is another file's. */
void stray_report_copy(struct sources *, struct place, const char *field, const char *folder, const char *id);

#endif
