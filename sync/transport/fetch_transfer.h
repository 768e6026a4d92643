/* What the files of this folder share: the fetcher, and one file on its way. */
#ifndef FETCH_TRANSFER_H
#define FETCH_TRANSFER_H

#include "sync/transport/fetch.h"

enum {
	TRANSFER_BUFFER = 32768,
	TRANSFER_MAX_HEADERS = 32768, /* bytes of one answer's header */
	TRANSFER_MAX_URL = 4096,
};

struct fetcher {
	char *server;                  /* without the last slash */
	struct connection *connection; /* of fetch.c; NULL: the server is a folder */
	int total_seconds, tries;
	bool is_s3;
	struct report *report;
	void (*progress)(void *, uint64_t, uint64_t);
	void *closure;
	void (*waiting)(const char *, int64_t);
	uint64_t bytes;
	unsigned requests;
	bool absent;
	int64_t retry_after;           /* seconds; 0: nothing was said */
};

enum transfer_fault {
	FAULT_NONE,
	FAULT_LONG,    /* more than allowed */
	FAULT_WRITE,   /* our file */
	FAULT_RANGE,   /* another part than asked for */
	FAULT_HEADERS, /* too many */
	FAULT_LENGTHS, /* two different ones */
	FAULT_REFUSAL, /* a long page about a failure */
};

/* What is sent, where something is. */
struct outgoing {
	const char *bytes;
	size_t size;
	const char *sha256; /* in hex */
};

struct transfer {
	struct fetcher *fetcher;
	const char *name;
	const struct outgoing *out; /* NULL: a file comes; then all that follows is about that */
	long answer;       /* HTTP status; 0: none */
	bool unsure;       /* it may have arrived, or somebody else answered */
	uint64_t least, max; /* bytes that it has */
	int fd;            /* -1: into memory */
	char *memory;
	size_t room;
	uint64_t have;     /* bytes kept so far */
	uint64_t total;    /* 0: not known */
	enum transfer_fault fault;
	int error;         /* errno of FAULT_WRITE */
};

/* Notes a fault, and errno; false. */
bool transfer_fail(struct transfer *, enum transfer_fault);
/* Keeps bytes that came, `max` at most; false: FAULT_LONG or FAULT_WRITE. */
bool transfer_keep(struct transfer *, const char *bytes, size_t size);
/* Forgets what was kept; false: FAULT_WRITE. */
bool transfer_restart(struct transfer *);
/* Says what the fault is. */
enum status transfer_say(const struct transfer *);

enum status fetch_from_folder(struct transfer *);

/* What an answer to a PUT says: it has arrived; perhaps; the settings, here or there, are wrong; the server cannot. An
 * answer is `whole` if it has an entity tag and no body: so says S3 that a file has arrived, a portal does not. */
enum put_answer { PUT_ARRIVED, PUT_UNSURE, PUT_WRONG, PUT_FAILED };
enum put_answer put_answer_of(long status, bool whole);
/* ": what to do", or "". */
const char *put_remedy(long status);

#endif
