/* Staff notes into desk.db, see kalauz-desk(5). */
#ifndef BUILD_DESK_H
#define BUILD_DESK_H

#include "data/editor/source/source.h"
#include "data/status.h"

/* Makes a new file of what the sources have for staff, for the catalogue with this content id, and looks at it. What
 * fails is reported, and the file is gone. */
enum status build_desk(const struct sources *, const char *path, const char *content_id);

#endif
