/* Who calls, who hears it, who goes: the lines of kalauz-call(8). Pure: no sockets, no clock. */
#ifndef CALL_BOARD_H
#define CALL_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"

enum {
	CALL_MAX_CLIENTS = 32,
	CALL_MAX_LINE = 127, /* bytes, without the end */
	CALL_MAX_NAME = 60,  /* bytes of the name of a kiosk */
};

/* A line that is to be sent to a client. */
struct call_message {
	size_t to;
	const char *line; /* with its end */
};

struct call_messages {
	struct call_message items[4 * CALL_MAX_CLIENTS];
	size_t count;
	struct arena arena;
};

/* All zero is empty. Clients are named by the caller's places. */
struct call_board {
	struct call_client {
		enum { CALL_NOBODY, CALL_UNKNOWN /* it has said nothing yet */, CALL_KIOSK, CALL_DESK } what;
		unsigned number;   /* of a kiosk's call, from 1 */
		bool taken;
		char name[CALL_MAX_NAME + 1];
		char time[sizeof "23.59"];
	} clients[CALL_MAX_CLIENTS];
	unsigned last; /* number given */
};

/* A client has come. */
void call_board_join(struct call_board *, size_t place);
/* What it said, without the end of the line. `time` is now, "9.41". False: that is no line of ours; hang up. *called: it
 * begins a call. */
bool call_board_hear(struct call_board *, size_t place, const char *line, const char *time, struct call_messages *,
    bool *called);
/* Somebody outside goes to the kiosk at this place. */
void call_board_take(struct call_board *, size_t place, struct call_messages *);
/* It has hung up. */
void call_board_leave(struct call_board *, size_t place, struct call_messages *);

#endif
