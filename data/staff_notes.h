/* What staff read of a service. Only kiosk/desk includes this, which tests/walls proves: no visitor's screen can. */
#ifndef STAFF_NOTES_H
#define STAFF_NOTES_H

#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"
#include "data/desk.h"

enum staff_note_kind {
	STAFF_NOTE,     /* what colleagues should know */
	STAFF_PRACTICE, /* how all offices do it */
};

struct staff_note {
	enum staff_note_kind kind;
	const char *text; /* Hungarian */
};

struct staff_notes {
	struct staff_note *items; /* notes first, each kind in the editors' order */
	size_t count;             /* 0: nobody has written any */
};

/* Those of a service of the catalogue, whole, or STATUS_CORRUPT or STATUS_IO, reported. */
enum status staff_notes_of(struct desk *, struct arena *, int64_t service, struct staff_notes *out);

#endif
