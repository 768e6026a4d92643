/* What can be shown, as a value. Pages carry links and the kiosk makes screens of them; as a string a link can be
 * written down and read again. */
#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

enum link_kind {
	LINK_NONE,
	LINK_START,
	LINK_LIFE_EVENT,
	LINK_SERVICE,   /* then its errand of the visit; without one: the first */
	LINK_LAW,       /* legal basis and sources of a service */
	LINK_DOCUMENT,
	LINK_LETTER,    /* the sample letter of a document, on paper */
	LINK_OFFICE,
	LINK_OFFICES,   /* all of a kind */
	LINK_TERM,      /* or several */
	LINK_GLOSSARY,
	LINK_QUESTIONS, /* what is left to ask about a service and its errand; without one: about the errands */
	LINK_QUESTION,  /* an answer that can be changed; then the service in whose case, and its errand */
	LINK_VERDICT,   /* on a service and its errand; without one: on the errands */
	LINK_PHOTO,     /* the list for the camera, likewise */
	LINK_PRINT,     /* the list on paper, likewise */
	LINK_SLIP,      /* the list as a code for the desk, likewise */
	LINK_FINISH,    /* the end of the visit */
	LINK_PRIVACY,   /* what this machine keeps */
	LINK_PAPERS,    /* what the papers are that the visitor needs, likewise */
	LINK_UNNEEDED,  /* papers that are not needed in this case, likewise */
	LINK_ERRANDS,
	LINK_BUNDLE,    /* services that go together: of a life situation, the how manieth, from 1 */
	LINK_TAKE,      /* the same: all of them are put on the errands */
	LINK_ANOTHER,   /* the same service for somebody else, put on the errands */
	LINK_MATTER,
	LINK_AZ,
	LINK_SEARCH,
	LINK_LANGUAGE,
	LINK_HELP,
	LINK_NOTICE,    /* nothing can be shown just now */
	LINK_IDLE,      /* "are you still there?" */
	LINK_STAFF,     /* what this machine knows of itself */
	LINK_TELL,      /* the question at the end; the permanent number of the service that was seen last */
	LINK_DESK,      /* a service for who sits at the desk; then its errand of the visit */
	LINK_SENT_BACK, /* why somebody is sent back with it, likewise */
	LINK_CHANGES,   /* what is another than when the code was made */
	LINK_CALL,      /* a colleague is called */
	LINK_KINDS,
};

enum { LINK_MAX_IDS = 16 };

/* Ids are those of the catalogue, above 0; the first 0 ends them. */
struct link {
	enum link_kind kind;
	int64_t id;                     /* the first */
	int64_t more[LINK_MAX_IDS - 1];
};

static inline struct link
link_to(enum link_kind kind, int64_t id)
{
	return (struct link){.kind = kind, .id = id};
}

/* The id at a place below LINK_MAX_IDS; 0: there are not so many. */
int64_t link_id(const struct link *, size_t at);
size_t link_id_count(const struct link *);
/* False: there is no room for it. */
bool link_add(struct link *, int64_t id);

/* "start", "service:1234", "term:12,34". NULL: it leads nowhere, or has too few or too many ids for its kind. */
const char *link_write(struct arena *, const struct link *);
/* Takes exactly what link_write writes; false for all else, and *out is as it was. */
bool link_read(const char *words, struct link *out);

#endif
