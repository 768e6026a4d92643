#include "data/editor/commands/links_fetch.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/base/table.h"
#include "data/arena.h"

enum { CONNECT_SECONDS = 10, ALL_SECONDS = 20, MOST_REDIRECTS = 5, MOST_BYTES = 65536, PAUSE_MS = 1000 };

struct links_fetch {
	CURL *curl;
	struct arena arena;
	struct table asked; /* host → when it was asked last, ms */
	char *moved;
	size_t received;
};

static int64_t
clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* The beginning is enough: whoever answers so far, answers. */
static size_t
take_bytes(char *bytes, size_t size, size_t count, void *closure)
{
	struct links_fetch *fetch = closure;
	(void)bytes;
	fetch->received += size * count;
	return fetch->received > MOST_BYTES ? 0 : size * count;
}

struct links_fetch *
links_fetch_new(void)
{
	struct links_fetch *fetch = calloc(1, sizeof *fetch);
	if (!fetch || curl_global_init(CURL_GLOBAL_DEFAULT) || !(fetch->curl = curl_easy_init())) {
		free(fetch);
		return NULL;
	}
	curl_easy_setopt(fetch->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(fetch->curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(fetch->curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(fetch->curl, CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
	curl_easy_setopt(fetch->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(fetch->curl, CURLOPT_TIMEOUT, (long)ALL_SECONDS);
	curl_easy_setopt(fetch->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(fetch->curl, CURLOPT_USERAGENT, "kalauz-data links");
	curl_easy_setopt(fetch->curl, CURLOPT_WRITEFUNCTION, take_bytes);
	curl_easy_setopt(fetch->curl, CURLOPT_WRITEDATA, fetch);
	return fetch;
}

void
links_fetch_free(struct links_fetch *fetch)
{
	if (!fetch)
		return;
	curl_easy_cleanup(fetch->curl);
	curl_global_cleanup();
	table_free(&fetch->asked);
	arena_free(&fetch->arena);
	free(fetch->moved);
	free(fetch);
}

/* Waits until the host may be asked again. */
static void
wait_for_host(struct links_fetch *fetch, const char *url)
{
	const char *start = strstr(url, "://");
	start = start ? start + 3 : url;
	const char *host = arena_strndup(&fetch->arena, start, strcspn(start, "/?#"));
	void **kept = table_at(&fetch->asked, host, strlen(host));
	int64_t *last = *kept ? *kept : arena_alloc(&fetch->arena, sizeof *last);
	int64_t wait = *kept ? *last + PAUSE_MS - clock_ms() : 0;
	if (wait > 0)
		nanosleep(&(struct timespec){wait / 1000, wait % 1000 * 1000000}, NULL);
	*last = clock_ms();
	*kept = last;
}

static CURLcode
ask(struct links_fetch *fetch, const char *url, bool head, long *status)
{
	wait_for_host(fetch, url);
	fetch->received = 0;
	*status = 0;
	curl_easy_setopt(fetch->curl, CURLOPT_URL, url);
	curl_easy_setopt(fetch->curl, CURLOPT_NOBODY, head ? 1L : 0L);
	if (!head)
		curl_easy_setopt(fetch->curl, CURLOPT_HTTPGET, 1L);
	CURLcode code = curl_easy_perform(fetch->curl);
	curl_easy_getinfo(fetch->curl, CURLINFO_RESPONSE_CODE, status);
	return code == CURLE_WRITE_ERROR && fetch->received > MOST_BYTES ? CURLE_OK : code;
}

static enum link_answer
answer_of(CURLcode code)
{
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return LINK_UNRESOLVED;
	case CURLE_COULDNT_CONNECT:
	case CURLE_OPERATION_TIMEDOUT:
	case CURLE_GOT_NOTHING:
	case CURLE_RECV_ERROR:
	case CURLE_SEND_ERROR:
		return LINK_SILENT;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
		return LINK_UNTRUSTED;
	default:
		return LINK_BROKEN;
	}
}

/* Where a permanent redirection leads; NULL: there was none, or only for now. */
static const char *
moved_to(struct links_fetch *fetch, const char *url)
{
	long status = 0, redirects = 0;
	char *where = NULL;
	curl_easy_getinfo(fetch->curl, CURLINFO_REDIRECT_COUNT, &redirects);
	if (!redirects)
		return NULL;
	curl_easy_setopt(fetch->curl, CURLOPT_FOLLOWLOCATION, 0L);
	CURLcode code = ask(fetch, url, true, &status);
	curl_easy_setopt(fetch->curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_getinfo(fetch->curl, CURLINFO_REDIRECT_URL, &where);
	if (code != CURLE_OK || !where || (status != 301 && status != 308))
		return NULL;
	free(fetch->moved);
	fetch->moved = strdup(where);
	return fetch->moved;
}

struct link_result
links_fetch(struct links_fetch *fetch, const char *url)
{
	struct link_result result = {0};
	CURLcode code = ask(fetch, url, true, &result.status);
	if (code == CURLE_OK ? result.status >= 400 : answer_of(code) == LINK_SILENT || answer_of(code) == LINK_BROKEN)
		code = ask(fetch, url, false, &result.status);
	if (code != CURLE_OK) {
		result.answer = answer_of(code);
	} else if (result.status >= 400) {
		result.answer = LINK_REFUSED;
	} else {
		result.moved = moved_to(fetch, url);
		result.answer = result.moved ? LINK_MOVED : LINK_ANSWERS;
	}
	return result;
}
