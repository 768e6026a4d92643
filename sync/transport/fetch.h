/* One file from the centre, or to it: the one file that knows libcurl. */
#ifndef FETCH_H
#define FETCH_H

#include <stddef.h>
#include <stdint.h>

#include "sync/base/report.h"

struct fetch_settings {
	const char *server;      /* "https://host/path", "http://127.0.0.1:8080", or a directory "/media/stick" */
	const char *ca;          /* file of trusted certificates; NULL: the system's */
	const char *certificate, *key; /* of this client; NULL: none */
	const char *proxy;       /* NULL: the environment's */
	const char *user, *password; /* of a server that takes files; NULL: none */
	const char *region;      /* of an S3 store: then user and password sign (AWS Signature Version 4); NULL: HTTP Basic */
	int connect_seconds, stall_seconds;
	int total_seconds;       /* for one file, with all tries and pauses */
	int tries;               /* for passing faults: with back-off and jitter, or Retry-After */
};

struct fetcher;

void fetch_settings_default(struct fetch_settings *);
/* NULL (said as broken): a server that is neither http, https nor a folder, or a file of the
 * settings that cannot be used. One connection is kept open as long as the fetcher lives. */
struct fetcher *fetcher_new(const struct fetch_settings *, struct report *);
void fetcher_free(struct fetcher *); /* accepts NULL */

/* Appends the file `name` (a path below the server, already percent-encoded) to fd, which may hold the
 * beginning of it: then only the rest is asked for, where the server allows. It has `size` bytes: fewer are a line
 * that was cut, and the next try goes on; more are an error while they arrive. Only status 200 (206 for the rest) is
 * success. STATUS_ABSENT with nothing said: the server says that there is none (403, 404); every other failure is said
 * as unreachable, or as misconfigured where certificates or a proxy's password are at fault. */
enum status fetch_file(struct fetcher *, const char *name, uint64_t size, int fd);
/* Whether the last STATUS_ABSENT was the server's answer that there is none, not silence. */
bool fetcher_absent(const struct fetcher *);
/* The same into memory, for metadata of at least so many bytes (0: not known) and at most so many; *bytes is malloc'ed,
 * NUL-terminated beyond *size. */
enum status fetch_bytes(struct fetcher *, const char *name, uint64_t least, uint64_t most, char **bytes,
    size_t *size);

/* Sends a file of that name and these bytes to a server that takes them by PUT (WebDAV, S3), unless it has one of that name
 * (RFC 9110 section 13.1.2). `sha256` is in hex; `answer` (NULL: not wanted) gets the HTTP status, 412: it was there.
 * STATUS_DONE: it has it, certainly. Else said: as misconfigured what settings, here or at the server, can mend; as
 * unreachable the rest. */
enum status fetch_put(struct fetcher *, const char *name, const char *bytes, size_t size, const char *sha256,
    long *answer);

/* Called now and then with the bytes so far and expected (0: not known); NULL: not at all. */
void fetcher_set_progress(struct fetcher *, void (*)(void *, uint64_t, uint64_t), void *closure);
/* Called before a pause of some seconds with what it is for; NULL: not at all. */
void fetcher_set_waiting(struct fetcher *, void (*)(const char *why, int64_t seconds));
/* Bytes of bodies received and requests made since the fetcher was made. */
uint64_t fetcher_bytes(const struct fetcher *);
unsigned fetcher_requests(const struct fetcher *);
/* Seconds after which the server last said that it should be asked again; 0: it said nothing. */
int64_t fetcher_retry_after(const struct fetcher *);

#endif
