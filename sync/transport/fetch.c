#include "sync/transport/fetch.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include "sync/transport/fetch_policy.h"
#include "sync/transport/fetch_transfer.h"

enum {
	MAX_REFUSAL = 65536,       /* bytes read of an answer that is no success, to keep the connection */
	MIN_SPEED = 128,           /* bytes a second, else it counts as stalled */
	REAL_PROGRESS = 65536,     /* bytes; a try that got as many is not counted */
	NOTICED_PAUSE = 2500,      /* milliseconds */
};

struct connection {
	CURL *curl;
	char error[CURL_ERROR_SIZE];
};

/* A file on its way from a server; the rest of it is of one try. */
struct download {
	struct transfer *transfer;
	int64_t deadline;
	bool body_wanted, begun;
	uint64_t headers, refusal;
	struct content_range range;
	size_t sent;       /* of what is sent */
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

/* ---------------------------------------------------------- curl's callbacks -- */

/* The `index`-th field of that name in the answer's header, and how many there are; NULL: none. */
static const struct curl_header *
field(CURL *curl, const char *name, size_t index)
{
	struct curl_header *found;
	return curl_easy_header(curl, name, index, CURLH_HEADER, -1, &found) == CURLHE_OK ? found : NULL;
}

/* RFC 9112 section 6.3: nobody knows where such an answer ends. */
static bool
lengths_differ(CURL *curl)
{
	const struct curl_header *first = field(curl, "Content-Length", 0);
	size_t amount = first ? first->amount : 0;
	char *value = first ? strdup(first->value) : NULL;
	bool differ = false;
	for (size_t i = 1; i < amount; i++)
		differ = differ || strcmp(value, field(curl, "Content-Length", i)->value) != 0;
	free(value);
	return differ;
}

/* The header is complete: does the body belong to our file, and is it as long as allowed? */
static bool
begin_body(struct download *download)
{
	struct transfer *transfer = download->transfer;
	CURL *curl = transfer->fetcher->connection->curl;
	long status = 0;
	curl_off_t length = -1;
	download->begun = true;
	if (lengths_differ(curl))
		return transfer_fail(transfer, FAULT_LENGTHS);
	if (transfer->out)
		return true;
	const struct curl_header *range = field(curl, "Content-Range", 0);
	if (range && range->amount == 1)
		download->range = content_range_read(range->value);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
	download->body_wanted = status == 200 || status == 206;
	if (status == 206 && (!download->range.given || download->range.from != transfer->have || !transfer->have))
		return transfer_fail(transfer, FAULT_RANGE);
	if (status == 200 && !transfer_restart(transfer))
		return false;
	if (!download->body_wanted || length < 0)
		return true;
	if ((uint64_t)length > transfer->max - transfer->have)
		return transfer_fail(transfer, FAULT_LONG);
	transfer->total = transfer->have + (uint64_t)length;
	return true;
}

/* Everything before and after the body, whatever it says. */
static size_t
on_header(char *line, size_t unit, size_t size, void *closure)
{
	struct download *download = closure;
	(void)line;
	download->headers += unit * size;
	return download->headers <= TRANSFER_MAX_HEADERS || transfer_fail(download->transfer, FAULT_HEADERS)
	    ? unit * size : 0;
}

static size_t
on_body(char *bytes, size_t unit, size_t size, void *closure)
{
	struct download *download = closure;
	struct transfer *transfer = download->transfer;
	size *= unit;
	transfer->fetcher->bytes += size;
	if (!download->begun && !begin_body(download))
		return 0;
	if (download->body_wanted)
		return transfer_keep(transfer, bytes, size) ? size : 0;
	download->refusal += size;
	return download->refusal <= MAX_REFUSAL || transfer_fail(transfer, FAULT_REFUSAL) ? size : 0;
}

static size_t
on_send(char *buffer, size_t unit, size_t count, void *closure)
{
	struct download *download = closure;
	const struct outgoing *out = download->transfer->out;
	size_t left = out->size - download->sent, size = unit * count < left ? unit * count : left;
	memcpy(buffer, out->bytes + download->sent, size);
	download->sent += size;
	return size;
}

/* A connection that was kept had ended, so that all is sent once more. */
static int
on_seek(void *closure, curl_off_t to, int origin)
{
	struct download *download = closure;
	if (origin != SEEK_SET || to < 0 || (size_t)to > download->transfer->out->size)
		return CURL_SEEKFUNC_FAIL;
	download->sent = (size_t)to;
	return CURL_SEEKFUNC_OK;
}

/* ------------------------------------------------------------------ settings -- */

static void
set_limits(CURL *curl, const struct fetch_settings *settings)
{
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)settings->connect_seconds);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)MIN_SPEED);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)settings->stall_seconds);
	curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, (long)TRANSFER_BUFFER);
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

static void
set_user(CURL *curl, const struct fetch_settings *settings)
{
	char scheme[128];
	if (!settings->user)
		return;
	curl_easy_setopt(curl, CURLOPT_USERNAME, settings->user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, settings->password);
	snprintf(scheme, sizeof scheme, "aws:amz:%.64s:s3", settings->region ? settings->region : "");
	if (settings->region)
		curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, scheme);
}

/* NULL: neither http nor https. */
static struct connection *
open_connection(const char *server, const struct fetch_settings *settings)
{
	if (strncasecmp(server, "http://", 7) != 0 && strncasecmp(server, "https://", 8) != 0)
		return NULL;
	struct connection *connection = calloc(1, sizeof *connection);
	if (!connection || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
	    !(connection->curl = curl_easy_init()))
		abort();
	set_limits(connection->curl, settings);
	set_rules(connection->curl);
	set_files(connection->curl, settings);
	set_user(connection->curl, settings);
	curl_easy_setopt(connection->curl, CURLOPT_READFUNCTION, on_send);
	curl_easy_setopt(connection->curl, CURLOPT_SEEKFUNCTION, on_seek);
	curl_easy_setopt(connection->curl, CURLOPT_ERRORBUFFER, connection->error);
	curl_easy_setopt(connection->curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(connection->curl, CURLOPT_WRITEFUNCTION, on_body);
	return connection;
}

static void
close_connection(struct connection *connection)
{
	if (!connection)
		return;
	curl_easy_cleanup(connection->curl);
	curl_global_cleanup();
	free(connection);
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
	fetcher->is_s3 = settings->region != NULL;
	if (!strstr(fetcher->server, "://") || (fetcher->connection = open_connection(fetcher->server, settings)))
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
	close_connection(fetcher->connection);
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

static bool
is_passing(CURLcode code, long status)
{
	for (size_t i = 0; i < sizeof passing_codes / sizeof *passing_codes; i++)
		if (code == passing_codes[i])
			return true;
	return code == CURLE_OK && policy_is_passing(status);
}

/* TLS 1.3 tells a client only after the handshake that its certificate will not do. */
static bool
is_alert_about_certificate(const char *error)
{
	return strstr(error, "alert") && (strstr(error, "certificate") || strstr(error, "unknown ca"));
}

static bool
is_proxy_unwilling(CURL *curl, CURLcode code, const char *error)
{
	long connect = 0, proxy = 0;
	curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &connect);
	curl_easy_getinfo(curl, CURLINFO_PROXY_ERROR, &proxy);
	return connect == 407 || strstr(error, "Unsupported proxy") || (code == CURLE_PROXY &&
	    (proxy == CURLPX_NO_AUTH || proxy == CURLPX_USER_REJECTED || proxy == CURLPX_REQUEST_FAILED));
}

/* What the settings, or who wrote them, can mend. Its clause; NULL: the line, the server. */
static const char *
configured_wrongly(const struct transfer *transfer, CURLcode code, long status, const char *error)
{
	CURL *curl = transfer->fetcher->connection->curl;
	if (code == CURLE_OK && transfer->out)
		return put_answer_of(status, false) == PUT_WRONG ? "HTTP status" : NULL;
	if (code == CURLE_OK)
		return status == 400 || status == 401 || status == 407 ? "HTTP status" : NULL;
	if (code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CACERT_BADFILE)
		return "certificate file";
	if (code == CURLE_PEER_FAILED_VERIFICATION || is_alert_about_certificate(error))
		return "certificate";
	return is_proxy_unwilling(curl, code, error) ? "proxy" : NULL;
}

static const char *
remedy_of(long status)
{
	return status == 407 ? ": the proxy wants a name and password, see kalauz-sync.conf(5)" :
	    status == 401 ? ": the server wants a name and password, which is not possible here" :
	    status == 400 ? ": the server may want a client certificate, or another one" : "";
}

static enum status
say_answer(const struct transfer *transfer, CURLcode code, long status)
{
	struct report *report = transfer->fetcher->report;
	const struct connection *connection = transfer->fetcher->connection;
	const char *words = *connection->error ? connection->error : curl_easy_strerror(code);
	const char *clause = configured_wrongly(transfer, code, status, words);
	enum outcome outcome = clause ? OUTCOME_MISCONFIGURED : OUTCOME_UNREACHABLE;
	if (!clause)
		clause = code == CURLE_OK ? "HTTP status" : code == CURLE_OPERATION_TIMEDOUT ? "time-out" : "connection";
	if (code != CURLE_OK)
		return report_say(report, outcome, transfer->name, clause, "%s", words);
	if (transfer->out)
		return report_say(report, outcome, transfer->name, clause, "%ld%s", status, put_remedy(status));
	if (status == 200 || status == 206)
		return report_say(report, outcome, transfer->name, "length", "%llu bytes, must be %llu",
		    (unsigned long long)transfer->have, (unsigned long long)transfer->least);
	return report_say(report, outcome, transfer->name, clause, "%ld%s", status, remedy_of(status));
}

static int64_t
milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The file, or what is missing of it. */
static void
ask(CURL *curl, const struct transfer *transfer)
{
	char range[32];
	snprintf(range, sizeof range, "%llu-", (unsigned long long)transfer->have);
	curl_easy_setopt(curl, CURLOPT_RANGE, transfer->have ? range : NULL);
}

/* A whole file, if there is none. curl 7.88 signs, but for S3 the hash of the body must be given as a header. The
 * caller frees the list after the request. */
static struct curl_slist *
bring(CURL *curl, struct download *download)
{
	const struct outgoing *out = download->transfer->out;
	char hash[128];
	snprintf(hash, sizeof hash, "x-amz-content-sha256: %.64s", out->sha256);
	struct curl_slist *fields = curl_slist_append(NULL, "If-None-Match: *");
	if (!fields || !curl_slist_append(fields, "Content-Type: text/plain") || !curl_slist_append(fields, hash))
		abort();
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)out->size);
	curl_easy_setopt(curl, CURLOPT_READDATA, download);
	curl_easy_setopt(curl, CURLOPT_SEEKDATA, download);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
	return fields;
}

/* One request. */
static CURLcode
perform(struct download *download)
{
	const struct transfer *transfer = download->transfer;
	struct fetcher *fetcher = transfer->fetcher;
	CURL *curl = fetcher->connection->curl;
	struct curl_slist *fields = NULL;
	char url[TRANSFER_MAX_URL];
	int64_t left = download->deadline - milliseconds();
	int size = snprintf(url, sizeof url, "%s/%s", fetcher->server, transfer->name);
	if (size < 0 || (size_t)size >= sizeof url)
		return CURLE_URL_MALFORMAT;
	curl_easy_setopt(curl, CURLOPT_URL, url);
	if (transfer->out)
		fields = bring(curl, download);
	else
		ask(curl, transfer);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(left > 1 ? left : 1));
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, download);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, download);
	*fetcher->connection->error = '\0';
	fetcher->requests++;
	CURLcode code = curl_easy_perform(curl);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
	curl_slist_free_all(fields);
	return code;
}

/* 416 (RFC 9110 section 15.5.17): there is no rest. It was the whole file, or another one. */
static enum result
no_rest(struct download *download)
{
	struct transfer *transfer = download->transfer;
	if (download->range.given && download->range.total == transfer->have)
		return RESULT_DONE;
	return transfer_restart(transfer) ? RESULT_PASSING : RESULT_FINAL;
}

/* S3 says 409 while another of the same name is on its way. */
static enum result
judge_put(const struct download *download, CURLcode code, long status)
{
	struct transfer *transfer = download->transfer;
	bool whole = !download->refusal && field(transfer->fetcher->connection->curl, "ETag", 0);
	if (transfer->fault)
		return RESULT_FINAL;
	if (is_passing(code, status) || (code == CURLE_OK && status == 409 && transfer->fetcher->is_s3))
		return RESULT_PASSING;
	if (code != CURLE_OK)
		return RESULT_FINAL;
	enum put_answer answer = put_answer_of(status, whole);
	transfer->unsure = answer == PUT_UNSURE;
	return answer == PUT_ARRIVED || transfer->unsure ? RESULT_DONE : RESULT_FINAL;
}

static enum result
judge(struct download *download, CURLcode code, long status)
{
	struct transfer *transfer = download->transfer;
	if (transfer->out)
		return judge_put(download, code, status);
	if (transfer->fault == FAULT_RANGE)
		return transfer_restart(transfer) ? RESULT_PASSING : RESULT_FINAL;
	if (transfer->fault)
		return RESULT_FINAL;
	if (code == CURLE_OK && download->body_wanted) /* without a length, a cut line looks like the end */
		return transfer->have < transfer->least ? RESULT_PASSING : RESULT_DONE;
	if (code == CURLE_OK && (status == 403 || status == 404))
		return RESULT_ABSENT;
	if (code == CURLE_OK && status == 416 && transfer->have)
		return no_rest(download);
	return is_passing(code, status) ? RESULT_PASSING : RESULT_FINAL;
}

static enum result
try_once(struct download *download, CURLcode *code, long *status)
{
	struct transfer *transfer = download->transfer;
	*download = (struct download){.transfer = transfer, .deadline = download->deadline};
	transfer->total = 0;
	transfer->fault = FAULT_NONE;
	*status = 0;
	*code = perform(download);
	if (*code == CURLE_OK && !download->begun)
		begin_body(download);
	if (*code == CURLE_OUT_OF_MEMORY && !download->begun)
		transfer->fault = FAULT_HEADERS; /* so curl calls a line of more than 100 KB */
	curl_easy_getinfo(transfer->fetcher->connection->curl, CURLINFO_RESPONSE_CODE, status);
	if (transfer->fault == FAULT_REFUSAL) { /* the status is known, and that is all that counts */
		*code = CURLE_OK;
		transfer->fault = FAULT_NONE;
	}
	transfer->answer = *status;
	return judge(download, *code, *status);
}

/* ------------------------------------------------------------------ all tries -- */

static void
pause_for(int64_t pause)
{
	struct timespec rest = {.tv_sec = pause / 1000, .tv_nsec = pause % 1000 * 1000000};
	while (nanosleep(&rest, &rest) < 0 && errno == EINTR)
		;
}

/* Who watches is told about a pause that can be noticed. */
static void
tell_pause(const struct fetcher *fetcher, int64_t pause, int64_t wanted, long status)
{
	char why[64] = "before the next try";
	if (wanted > 0)
		snprintf(why, sizeof why, "as the server asks (HTTP status %ld)", status);
	if (fetcher->waiting && pause >= NOTICED_PAUSE)
		fetcher->waiting(why, (pause + 999) / 1000);
}

/* Waits before the next try; false: there is no time for one, or there were enough. */
static bool
wait_for_next(const struct download *download, int failures, long status)
{
	struct fetcher *fetcher = download->transfer->fetcher;
	curl_off_t wanted = 0;
	curl_easy_getinfo(fetcher->connection->curl, CURLINFO_RETRY_AFTER, &wanted);
	fetcher->retry_after = wanted;
	int64_t left = download->deadline - milliseconds();
	int64_t pause = failures < fetcher->tries
	    ? policy_pause((uint64_t)failures, wanted, left, policy_jitter()) : -1;
	if (pause < 0)
		return false;
	tell_pause(fetcher, pause, wanted, status);
	pause_for(pause);
	return true;
}

static enum status
finish(struct transfer *transfer, enum result result, CURLcode code, long status)
{
	if (result == RESULT_DONE)
		return STATUS_DONE;
	transfer->fetcher->absent = result == RESULT_ABSENT;
	if (result == RESULT_ABSENT)
		return STATUS_ABSENT;
	return transfer->fault ? transfer_say(transfer) : say_answer(transfer, code, status);
}

static enum status
fetch_from_server(struct transfer *transfer)
{
	struct download download = {
		.transfer = transfer,
		.deadline = milliseconds() + (int64_t)transfer->fetcher->total_seconds * 1000,
	};
	for (int failures = 0;;) {
		CURLcode code;
		long status;
		uint64_t before = transfer->have;
		enum result result = try_once(&download, &code, &status);
		if (result == RESULT_PASSING && transfer->have < before + REAL_PROGRESS)
			failures++;
		if (result != RESULT_PASSING || !wait_for_next(&download, failures, status))
			return finish(transfer, result, code, status);
	}
}

/* ------------------------------------------------------------------- the calls -- */

static enum status
fetch(struct transfer *transfer)
{
	struct fetcher *fetcher = transfer->fetcher;
	fetcher->absent = false;
	if (transfer->have > transfer->max && !transfer_restart(transfer))
		return transfer_say(transfer);
	return fetcher->connection ? fetch_from_server(transfer) : fetch_from_folder(transfer);
}

enum status
fetch_file(struct fetcher *fetcher, const char *name, uint64_t size, int fd)
{
	struct stat about;
	if (fstat(fd, &about) < 0)
		return report_say(fetcher->report, OUTCOME_BROKEN, name, "fstat", "%s", strerror(errno));
	struct transfer transfer = {
		.fetcher = fetcher, .name = name, .least = size, .max = size, .fd = fd,
		.have = (uint64_t)about.st_size,
	};
	return fetch(&transfer);
}

enum status
fetch_bytes(struct fetcher *fetcher, const char *name, uint64_t least, uint64_t most, char **bytes, size_t *size)
{
	struct transfer transfer = {.fetcher = fetcher, .name = name, .least = least, .max = most, .fd = -1};
	transfer_keep(&transfer, "", 0); /* a file may be empty */
	enum status status = fetch(&transfer);
	if (status != STATUS_DONE) {
		free(transfer.memory);
		return status;
	}
	*bytes = transfer.memory;
	*size = (size_t)transfer.have;
	return STATUS_DONE;
}

enum status
fetch_put(struct fetcher *fetcher, const char *name, const char *bytes, size_t size, const char *sha256, long *answer)
{
	const struct outgoing out = {bytes, size, sha256};
	struct transfer transfer = {.fetcher = fetcher, .name = name, .out = &out, .fd = -1, .max = UINT64_MAX};
	enum status status = STATUS_DONE;
	if (!fetcher->connection)
		return report_say(fetcher->report, OUTCOME_MISCONFIGURED, name, "upload", "must be http or https");
	status = fetch_from_server(&transfer);
	if (status == STATUS_DONE && transfer.unsure) /* who has it says so when it is brought again */
		status = fetch_from_server(&transfer);
	if (status == STATUS_DONE && transfer.unsure)
		status = say_answer(&transfer, CURLE_OK, transfer.answer);
	if (answer)
		*answer = transfer.answer;
	return status;
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

void
fetcher_set_waiting(struct fetcher *fetcher, void (*waiting)(const char *, int64_t))
{
	fetcher->waiting = waiting;
}

int64_t
fetcher_retry_after(const struct fetcher *fetcher)
{
	return fetcher->retry_after;
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
