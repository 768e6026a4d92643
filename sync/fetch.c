#include "sync/fetch.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	MAX_HEADERS = 32768,       /* bytes of one answer's header */
	MAX_REFUSAL = 65536,       /* bytes read of an answer that is no success, to keep the connection */
	MIN_SPEED = 128,           /* bytes a second, else it counts as stalled */
	REAL_PROGRESS = 65536,     /* bytes; a try that got as many is not counted */
	BUFFER = 32768,
	FIRST_PAUSE = 1000,        /* milliseconds, doubled at each try */
	MAX_PAUSE = 30000,
	MAX_URL = 4096,
};

enum fault {
	FAULT_NONE,
	FAULT_LONG,    /* more than allowed */
	FAULT_WRITE,   /* our file */
	FAULT_RANGE,   /* another part than asked for */
	FAULT_HEADERS, /* too many */
	FAULT_LENGTHS, /* two different ones */
	FAULT_REFUSAL, /* a long page about a failure */
};

struct fetcher {
	char *server; /* without the last slash */
	bool is_directory;
	CURL *curl;
	char error[CURL_ERROR_SIZE];
	int total_seconds, tries;
	struct report *report;
	void (*progress)(void *, uint64_t, uint64_t);
	void *closure;
	uint64_t bytes;
	unsigned requests;
	bool absent;
};

/* One file on its way. */
struct transfer {
	struct fetcher *fetcher;
	const char *name;
	uint64_t max;
	int64_t deadline;
	int fd;            /* -1: into memory */
	char *memory;
	size_t room;
	uint64_t have;     /* bytes kept so far */
	/* of one try: */
	bool body_wanted, begun;
	uint64_t headers, refusal, total; /* total 0: not known */
	bool has_part;     /* Content-Range, which says: */
	uint64_t part_from, part_total;
	char length[32];   /* Content-Length as it came; "": none */
	enum fault fault;
	int error;         /* errno of FAULT_WRITE */
};

void
fetch_settings_default(struct fetch_settings *settings)
{
	*settings = (struct fetch_settings){
		.connect_seconds = 10,
		.stall_seconds = 15,
		.total_seconds = 1800,
		.tries = 3,
	};
}

/* ----------------------------------------------------------- time and luck -- */

static int64_t
milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Between half of the pause and all of it: thousands of kiosks should not come back together. */
static int64_t
with_jitter(int64_t pause)
{
	uint32_t luck = 0;
	if (getrandom(&luck, sizeof luck, GRND_NONBLOCK) != sizeof luck)
		luck = (uint32_t)milliseconds();
	return pause / 2 + (int64_t)(luck % (uint64_t)(pause / 2 + 1));
}

static void
pause_for(int64_t pause)
{
	struct timespec rest = {.tv_sec = pause / 1000, .tv_nsec = pause % 1000 * 1000000};
	while (nanosleep(&rest, &rest) < 0 && errno == EINTR)
		;
}

/* -------------------------------------------------------- keeping what came -- */

static bool
fail(struct transfer *transfer, enum fault fault)
{
	transfer->fault = fault;
	transfer->error = errno;
	return false;
}

static bool
keep_in_memory(struct transfer *transfer, const char *bytes, size_t size)
{
	if (transfer->have + size + 1 > transfer->room) {
		transfer->room = 2 * transfer->room + size + BUFFER;
		transfer->memory = realloc(transfer->memory, transfer->room);
		if (!transfer->memory)
			abort();
	}
	memcpy(transfer->memory + transfer->have, bytes, size);
	transfer->have += size;
	transfer->memory[transfer->have] = '\0';
	return true;
}

static bool
keep_in_file(struct transfer *transfer, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = pwrite(transfer->fd, bytes, size, (off_t)transfer->have);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return fail(transfer, FAULT_WRITE);
		bytes += written;
		size -= (size_t)written;
		transfer->have += (uint64_t)written;
	}
	return true;
}

/* The limit holds while bytes arrive: not one more is kept. */
static bool
keep(struct transfer *transfer, const char *bytes, size_t size)
{
	if (size > transfer->max - transfer->have)
		return fail(transfer, FAULT_LONG);
	return transfer->fd < 0 ? keep_in_memory(transfer, bytes, size) : keep_in_file(transfer, bytes, size);
}

static bool
start_over(struct transfer *transfer)
{
	transfer->have = 0;
	if (transfer->fd >= 0 && ftruncate(transfer->fd, 0) < 0)
		return fail(transfer, FAULT_WRITE);
	return true;
}

static void
tell_progress(const struct transfer *transfer)
{
	const struct fetcher *fetcher = transfer->fetcher;
	if (fetcher->progress)
		fetcher->progress(fetcher->closure, transfer->have, transfer->total);
}

/* ---------------------------------------------------------- curl's callbacks -- */

/* "bytes 100-199/200"; a total of "*" is left unknown, a range of "*" (status 416) too. */
static void
read_content_range(struct transfer *transfer, const char *value)
{
	unsigned long long from = 0, total = 0;
	value += strspn(value, " \t");
	if (strncasecmp(value, "bytes ", 6) != 0)
		return;
	value += 6;
	transfer->has_part = sscanf(value, "%llu-", &from) == 1 || *value == '*';
	const char *slash = strchr(value, '/');
	if (slash)
		sscanf(slash, "/%llu", &total);
	transfer->part_from = from;
	transfer->part_total = total;
}

/* The header is complete: does the body belong to our file, and is it as long as allowed? */
static bool
begin_body(struct transfer *transfer)
{
	CURL *curl = transfer->fetcher->curl;
	long status = 0;
	curl_off_t length = -1;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
	transfer->body_wanted = status == 200 || status == 206;
	if (status == 206 && (!transfer->has_part || transfer->part_from != transfer->have || !transfer->have))
		return fail(transfer, FAULT_RANGE);
	if (status == 200 && !start_over(transfer))
		return false;
	if (!transfer->body_wanted || length < 0)
		return true;
	if ((uint64_t)length > transfer->max - transfer->have)
		return fail(transfer, FAULT_LONG);
	transfer->total = transfer->have + (uint64_t)length;
	return true;
}

/* RFC 9112 section 6.3: nobody knows where an answer with two different lengths ends. */
static bool
read_content_length(struct transfer *transfer, const char *value)
{
	value += strspn(value, " \t");
	if (*transfer->length && strcmp(transfer->length, value) != 0)
		return fail(transfer, FAULT_LENGTHS);
	snprintf(transfer->length, sizeof transfer->length, "%s", value);
	return true;
}

static bool
read_field(struct transfer *transfer, const char *line, size_t size)
{
	static const char range[] = "content-range:", length[] = "content-length:";
	char field[128];
	if (size >= sizeof field)
		return true;
	snprintf(field, sizeof field, "%.*s", (int)size, line);
	field[strcspn(field, "\r\n")] = '\0';
	if (strncasecmp(field, range, sizeof range - 1) == 0)
		read_content_range(transfer, field + sizeof range - 1);
	else if (strncasecmp(field, length, sizeof length - 1) == 0)
		return read_content_length(transfer, field + sizeof length - 1);
	return true;
}

static size_t
on_header(char *line, size_t unit, size_t size, void *closure)
{
	struct transfer *transfer = closure;
	size *= unit;
	transfer->headers += size;
	if (transfer->headers > MAX_HEADERS)
		return fail(transfer, FAULT_HEADERS);
	if (size >= 5 && strncmp(line, "HTTP/", 5) == 0) {
		transfer->has_part = transfer->begun = false;
		*transfer->length = '\0';
	}
	if (!transfer->begun && !read_field(transfer, line, size))
		return 0;
	if (size > 2 || (line[0] != '\r' && line[0] != '\n') || transfer->begun)
		return size; /* the end of a chunked body's trailer is an empty line too */
	transfer->begun = true;
	return begin_body(transfer) ? size : 0;
}

static size_t
on_body(char *bytes, size_t unit, size_t size, void *closure)
{
	struct transfer *transfer = closure;
	size *= unit;
	transfer->fetcher->bytes += size;
	if (!transfer->body_wanted) {
		transfer->refusal += size;
		return transfer->refusal <= MAX_REFUSAL || fail(transfer, FAULT_REFUSAL) ? size : 0;
	}
	if (!keep(transfer, bytes, size))
		return 0;
	tell_progress(transfer);
	return size;
}

/* ------------------------------------------------------------------ settings -- */

static bool
has_scheme(const char *server)
{
	return strstr(server, "://") != NULL;
}

static void
set_limits(CURL *curl, const struct fetch_settings *settings)
{
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)settings->connect_seconds);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)MIN_SPEED);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)settings->stall_seconds);
	curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, (long)BUFFER);
	curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
	curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
}

/* No redirects, no other protocols, no compression (none is asked for), paths as they are. */
static void
set_rules(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, NULL);
	curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
	curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "kalauz-sync");
}

static void
set_files(CURL *curl, const struct fetch_settings *settings)
{
	if (settings->ca) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, settings->ca);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	if (settings->certificate)
		curl_easy_setopt(curl, CURLOPT_SSLCERT, settings->certificate);
	if (settings->key)
		curl_easy_setopt(curl, CURLOPT_SSLKEY, settings->key);
	if (settings->proxy)
		curl_easy_setopt(curl, CURLOPT_PROXY, settings->proxy);
}

static bool
open_curl(struct fetcher *fetcher, const struct fetch_settings *settings)
{
	if (strncasecmp(fetcher->server, "http://", 7) != 0 && strncasecmp(fetcher->server, "https://", 8) != 0)
		return false;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(fetcher->curl = curl_easy_init()))
		abort();
	set_limits(fetcher->curl, settings);
	set_rules(fetcher->curl);
	set_files(fetcher->curl, settings);
	curl_easy_setopt(fetcher->curl, CURLOPT_ERRORBUFFER, fetcher->error);
	curl_easy_setopt(fetcher->curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(fetcher->curl, CURLOPT_WRITEFUNCTION, on_body);
	return true;
}

struct fetcher *
fetcher_new(const struct fetch_settings *settings, struct report *report)
{
	struct fetcher *fetcher = calloc(1, sizeof *fetcher);
	if (!fetcher || !(fetcher->server = strdup(settings->server)))
		abort();
	size_t size = strlen(fetcher->server);
	while (size > 1 && fetcher->server[size - 1] == '/')
		fetcher->server[--size] = '\0';
	fetcher->report = report;
	fetcher->total_seconds = settings->total_seconds;
	fetcher->tries = settings->tries;
	fetcher->is_directory = !has_scheme(fetcher->server);
	if (fetcher->is_directory || open_curl(fetcher, settings))
		return fetcher;
	report_say(report, OUTCOME_BROKEN, fetcher->server, "server", "neither http, https nor a folder");
	fetcher_free(fetcher);
	return NULL;
}

void
fetcher_free(struct fetcher *fetcher)
{
	if (!fetcher)
		return;
	if (fetcher->curl) {
		curl_easy_cleanup(fetcher->curl);
		curl_global_cleanup();
	}
	free(fetcher->server);
	free(fetcher);
}

/* ----------------------------------------------------------------- one try -- */

/* What a try came to. */
enum result { RESULT_DONE, RESULT_ABSENT, RESULT_PASSING, RESULT_FINAL };

static const CURLcode passing_codes[] = {
	CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
	CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR,
};

static const long passing_statuses[] = {408, 425, 429, 500, 502, 503, 504};

static bool
is_passing(CURLcode code, long status)
{
	for (size_t i = 0; i < sizeof passing_codes / sizeof *passing_codes; i++)
		if (code == passing_codes[i])
			return true;
	for (size_t i = 0; code == CURLE_OK && i < sizeof passing_statuses / sizeof *passing_statuses; i++)
		if (status == passing_statuses[i])
			return true;
	return false;
}

static void
say_fault(struct transfer *transfer)
{
	struct report *report = transfer->fetcher->report;
	if (transfer->fault == FAULT_LONG)
		report_say(report, OUTCOME_REFUSED, transfer->name, "length", "more than %llu bytes",
		    (unsigned long long)transfer->max);
	else if (transfer->fault == FAULT_WRITE)
		report_say(report, OUTCOME_BROKEN, transfer->name, "write", "%s", strerror(transfer->error));
	else if (transfer->fault == FAULT_HEADERS)
		report_say(report, OUTCOME_UNREACHABLE, transfer->name, "header", "more than %d bytes", MAX_HEADERS);
	else if (transfer->fault == FAULT_LENGTHS)
		report_say(report, OUTCOME_UNREACHABLE, transfer->name, "header", "two different lengths");
	else
		report_say(report, OUTCOME_UNREACHABLE, transfer->name, "range", "another part than asked for");
}

static const char *
clause_of(CURLcode code)
{
	return code == CURLE_OPERATION_TIMEDOUT ? "time-out" :
	    code == CURLE_PEER_FAILED_VERIFICATION ? "certificate" : "connection";
}

static void
say_answer(struct transfer *transfer, CURLcode code, long status)
{
	struct fetcher *fetcher = transfer->fetcher;
	if (code == CURLE_OK)
		report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, "HTTP status", "%ld", status);
	else if (code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CACERT_BADFILE)
		report_say(fetcher->report, OUTCOME_BROKEN, transfer->name, "certificate file", "%s",
		    *fetcher->error ? fetcher->error : curl_easy_strerror(code));
	else
		report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, clause_of(code), "%s",
		    *fetcher->error ? fetcher->error : curl_easy_strerror(code));
}

/* Asks for the file, or for what is missing of it. */
static CURLcode
perform(struct transfer *transfer)
{
	struct fetcher *fetcher = transfer->fetcher;
	char url[MAX_URL], range[32];
	int64_t left = transfer->deadline - milliseconds();
	int size = snprintf(url, sizeof url, "%s/%s", fetcher->server, transfer->name);
	if (size < 0 || (size_t)size >= sizeof url)
		return CURLE_URL_MALFORMAT;
	snprintf(range, sizeof range, "%llu-", (unsigned long long)transfer->have);
	curl_easy_setopt(fetcher->curl, CURLOPT_URL, url);
	curl_easy_setopt(fetcher->curl, CURLOPT_RANGE, transfer->have ? range : NULL);
	curl_easy_setopt(fetcher->curl, CURLOPT_TIMEOUT_MS, (long)(left > 1 ? left : 1));
	curl_easy_setopt(fetcher->curl, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(fetcher->curl, CURLOPT_WRITEDATA, transfer);
	*fetcher->error = '\0';
	fetcher->requests++;
	return curl_easy_perform(fetcher->curl);
}

/* 416 (RFC 9110 section 15.5.17): there is no rest. It was the whole file, or another one. */
static enum result
no_rest(struct transfer *transfer)
{
	if (transfer->has_part && transfer->part_total == transfer->have)
		return RESULT_DONE;
	return start_over(transfer) ? RESULT_PASSING : RESULT_FINAL;
}

static enum result
judge(struct transfer *transfer, CURLcode code, long status)
{
	if (transfer->fault == FAULT_RANGE)
		return start_over(transfer) ? RESULT_PASSING : RESULT_FINAL;
	if (transfer->fault == FAULT_REFUSAL)
		code = CURLE_OK; /* the status is known, and that is all that counts */
	else if (transfer->fault)
		return RESULT_FINAL;
	if (code == CURLE_OK && transfer->body_wanted)
		return RESULT_DONE;
	if (code == CURLE_OK && (status == 403 || status == 404))
		return RESULT_ABSENT;
	if (code == CURLE_OK && status == 416 && transfer->have)
		return no_rest(transfer);
	return is_passing(code, status) ? RESULT_PASSING : RESULT_FINAL;
}

static enum result
try_once(struct transfer *transfer, CURLcode *code, long *status)
{
	transfer->body_wanted = transfer->has_part = transfer->begun = false;
	transfer->headers = transfer->refusal = transfer->total = 0;
	transfer->fault = FAULT_NONE;
	*status = 0;
	*code = perform(transfer);
	if (*code == CURLE_OUT_OF_MEMORY && !transfer->begun)
		transfer->fault = FAULT_HEADERS; /* so curl calls a line of more than 100 KB */
	curl_easy_getinfo(transfer->fetcher->curl, CURLINFO_RESPONSE_CODE, status);
	enum result result = judge(transfer, *code, *status);
	if (transfer->fault == FAULT_REFUSAL) {
		*code = CURLE_OK;
		transfer->fault = FAULT_NONE;
	}
	return result;
}

/* ------------------------------------------------------------------ all tries -- */

/* Milliseconds before the next try; -1: there is no time for it. */
static int64_t
next_pause(const struct transfer *transfer, int failures)
{
	curl_off_t wanted = 0;
	int64_t pause = FIRST_PAUSE;
	for (int i = 1; i < failures && pause < MAX_PAUSE; i++)
		pause *= 2;
	pause = with_jitter(pause < MAX_PAUSE ? pause : MAX_PAUSE);
	curl_easy_getinfo(transfer->fetcher->curl, CURLINFO_RETRY_AFTER, &wanted);
	if (wanted > transfer->fetcher->total_seconds)
		return -1;
	if (wanted > 0)
		pause = (int64_t)wanted * 1000 + with_jitter(FIRST_PAUSE);
	return milliseconds() + pause < transfer->deadline ? pause : -1;
}

static enum status
finish(struct transfer *transfer, enum result result, CURLcode code, long status)
{
	if (result == RESULT_DONE)
		return STATUS_DONE;
	if (result == RESULT_ABSENT) {
		transfer->fetcher->absent = true;
		return STATUS_ABSENT;
	}
	if (transfer->fault)
		say_fault(transfer);
	else
		say_answer(transfer, code, status);
	return transfer->fault == FAULT_LONG ? STATUS_INVALID :
	    transfer->fault == FAULT_WRITE ? STATUS_IO : STATUS_ABSENT;
}

static enum status
fetch_from_server(struct transfer *transfer)
{
	for (int failures = 0;;) {
		CURLcode code;
		long status;
		uint64_t before = transfer->have;
		enum result result = try_once(transfer, &code, &status);
		if (result != RESULT_PASSING)
			return finish(transfer, result, code, status);
		if (transfer->have < before + REAL_PROGRESS)
			failures++;
		int64_t pause = failures < transfer->fetcher->tries ? next_pause(transfer, failures ? failures : 1) : -1;
		if (pause < 0)
			return finish(transfer, result, code, status);
		pause_for(pause);
	}
}

/* ------------------------------------------------------------------- a folder -- */

static int
hex_value(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c | 0x20) : NULL;
	return at && (c < 'A' || c > 'Z' || c <= 'F') ? (int)(at - digits) : -1;
}

/* As a web server would: percent signs decoded; false: it would lead out of the folder. */
static bool
decode_path(const char *name, char *path, size_t room)
{
	size_t size = 0;
	for (; *name && size + 1 < room; size++) {
		int high = name[0] == '%' ? hex_value(name[1]) : -1;
		int low = high < 0 ? -1 : hex_value(name[2]);
		path[size] = low < 0 ? *name : (char)(high << 4 | low);
		name += low < 0 ? 1 : 3;
		if (!path[size])
			return false;
	}
	path[size] = '\0';
	for (const char *part = path; part; part = (part = strchr(part, '/')) ? part + 1 : NULL)
		if (strncmp(part, "..", 2) == 0 && (!part[2] || part[2] == '/'))
			return false;
	return !*name;
}

/* A regular file of the folder; -1 with errno. */
static int
open_in_folder(const struct transfer *transfer)
{
	char path[MAX_URL], decoded[MAX_URL];
	struct stat about;
	if (!decode_path(transfer->name, decoded, sizeof decoded) ||
	    snprintf(path, sizeof path, "%s/%s", transfer->fetcher->server, decoded) >= (int)sizeof path) {
		errno = ENOENT;
		return -1;
	}
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || (fstat(fd, &about) == 0 && S_ISREG(about.st_mode)))
		return fd;
	close(fd);
	errno = ENOENT;
	return -1;
}

/* A beginning that we have is not read again, unless it is longer than the file. */
static enum result
copy_from(struct transfer *transfer, int fd)
{
	char buffer[BUFFER];
	struct stat about;
	ssize_t got;
	if (fstat(fd, &about) == 0)
		transfer->total = (uint64_t)about.st_size;
	if (transfer->total < transfer->have && !start_over(transfer))
		return RESULT_FINAL;
	while ((got = pread(fd, buffer, sizeof buffer, (off_t)transfer->have)) > 0 || (got < 0 && errno == EINTR)) {
		if (got < 0)
			continue;
		transfer->fetcher->bytes += (uint64_t)got;
		if (!keep(transfer, buffer, (size_t)got))
			return RESULT_FINAL;
		tell_progress(transfer);
	}
	return got == 0 ? RESULT_DONE : RESULT_PASSING;
}

static enum status
fetch_from_folder(struct transfer *transfer)
{
	struct fetcher *fetcher = transfer->fetcher;
	fetcher->requests++;
	int fd = open_in_folder(transfer);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG) &&
	    access(fetcher->server, X_OK) == 0)
		return finish(transfer, RESULT_ABSENT, CURLE_OK, 0);
	if (fd < 0)
		return report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, "open", "%s", strerror(errno));
	enum result result = copy_from(transfer, fd);
	int error = errno;
	close(fd);
	if (result == RESULT_PASSING)
		return report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, "read", "%s", strerror(error));
	return finish(transfer, result, CURLE_OK, 0);
}

/* ------------------------------------------------------------------- the calls -- */

static enum status
fetch(struct transfer *transfer)
{
	struct fetcher *fetcher = transfer->fetcher;
	fetcher->absent = false;
	transfer->deadline = milliseconds() + (int64_t)fetcher->total_seconds * 1000;
	if (transfer->have > transfer->max && !start_over(transfer)) {
		say_fault(transfer);
		return STATUS_IO;
	}
	return fetcher->is_directory ? fetch_from_folder(transfer) : fetch_from_server(transfer);
}

enum status
fetch_file(struct fetcher *fetcher, const char *name, uint64_t max, int fd)
{
	struct stat about;
	if (fstat(fd, &about) < 0)
		return report_say(fetcher->report, OUTCOME_BROKEN, name, "fstat", "%s", strerror(errno));
	struct transfer transfer = {
		.fetcher = fetcher, .name = name, .max = max, .fd = fd, .have = (uint64_t)about.st_size,
	};
	return fetch(&transfer);
}

enum status
fetch_bytes(struct fetcher *fetcher, const char *name, uint64_t max, char **bytes, size_t *size)
{
	struct transfer transfer = {.fetcher = fetcher, .name = name, .max = max, .fd = -1};
	keep_in_memory(&transfer, "", 0); /* a file may be empty */
	enum status status = fetch(&transfer);
	if (status != STATUS_DONE) {
		free(transfer.memory);
		return status;
	}
	*bytes = transfer.memory;
	*size = (size_t)transfer.have;
	return STATUS_DONE;
}

bool
fetcher_absent(const struct fetcher *fetcher)
{
	return fetcher->absent;
}

void
fetcher_set_progress(struct fetcher *fetcher, void (*progress)(void *, uint64_t, uint64_t), void *closure)
{
	fetcher->progress = progress;
	fetcher->closure = closure;
}

uint64_t
fetcher_bytes(const struct fetcher *fetcher)
{
	return fetcher->bytes;
}

unsigned
fetcher_requests(const struct fetcher *fetcher)
{
	return fetcher->requests;
}
