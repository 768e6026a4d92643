/* A web server on the loopback that serves a folder honestly, but for one lie.
 *
 *     hostile_server MODE FOLDER [PART [FILE]]   lies about names with PART in them; the port on stdout, then
 *                                                a line for each request. FILE: what a gzip bomb is made of
 *     hostile_server --measure FILE SECONDS COMMAND ...
 *                                                runs it, at most so long; its status, milliseconds, peak KiB
 *                                                of resident and (looked at every 5 ms) of private memory
 *                                                into FILE
 *     hostile_server --modes                     their names */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	MAX_REQUEST = 8192,
	MAX_NAMES = 64,   /* different ones that one server is asked for */
	LIFETIME = 150,   /* seconds, if nobody ends it before */
	CHUNK = 16384,
	DRIP = 20,        /* bytes at a time */
	FIRST_PORT = 10000, LAST_PORT = 32767,
};

/* What is asked for, and what an honest server would have for it. */
struct request {
	int fd;
	char name[512];
	bool is_connect;   /* of a proxy */
	bool ranged;
	uint64_t from;     /* of the range */
	unsigned times;    /* it was asked for before */
	char *file;        /* NULL: there is none */
	size_t size;
};

struct mode {
	const char *name;
	bool (*answer)(const struct request *); /* whether the connection can be kept */
};

static const struct mode *mode;
static const char *folder, *part = "", *bomb_file;
static int port, other_port;

/* ------------------------------------------------------------------- sending -- */

static bool
send_bytes(const struct request *request, const void *bytes, size_t size)
{
	for (const char *at = bytes; size;) {
		ssize_t sent = send(request->fd, at, size, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		at += sent;
		size -= (size_t)sent;
	}
	return true;
}

static bool __attribute__((format(printf, 2, 3)))
send_words(const struct request *request, const char *format, ...)
{
	char words[1024];
	va_list arguments;
	va_start(arguments, format);
	int size = vsnprintf(words, sizeof words, format, arguments);
	va_end(arguments);
	return size > 0 && send_bytes(request, words, (size_t)size);
}

/* An answer without a body. */
static bool
send_status(const struct request *request, const char *status, const char *headers)
{
	return send_words(request, "HTTP/1.1 %s\r\n%sContent-Length: 0\r\n\r\n", status, headers);
}

static bool
send_page(const struct request *request, const char *status, const char *page)
{
	return send_words(request, "HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n\r\n%s", status,
	    strlen(page), page);
}

static void
rest_for(long milliseconds)
{
	struct timespec rest = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000};
	nanosleep(&rest, NULL);
}

/* The header of the file, or of its rest. */
static bool
send_header(const struct request *request)
{
	if (request->ranged)
		return send_words(request, "HTTP/1.1 206 Partial Content\r\nContent-Length: %zu\r\n"
		    "Content-Range: bytes %llu-%zu/%zu\r\n\r\n", request->size - request->from,
		    (unsigned long long)request->from, request->size - 1, request->size);
	return send_words(request, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n", request->size);
}

static bool
send_rest(const struct request *request, size_t size)
{
	return send_bytes(request, request->file + request->from, size);
}

/* As it should be. */
static bool
honest(const struct request *request)
{
	if (!request->file)
		return send_page(request, "404 Not Found", "<h1>404</h1>");
	if (request->ranged && request->from >= request->size)
		return send_words(request, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */%zu\r\n"
		    "Content-Length: 0\r\n\r\n", request->size);
	return send_header(request) && send_rest(request, request->size - request->from);
}

/* ---------------------------------------------------------- too little, too late -- */

static bool
truncated(const struct request *request)
{
	send_header(request);
	send_rest(request, (request->size - request->from) / 2);
	return false;
}

/* No length is told, so that the end of the connection is the end of the file. */
static bool
cut(const struct request *request)
{
	send_words(request, "HTTP/1.0 200 OK\r\n\r\n");
	send_bytes(request, request->file, request->size / 2);
	return false;
}

/* Chunked, and the line is cut in the middle of one. */
static bool
chunks_cut(const struct request *request)
{
	send_words(request, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%zx\r\n", request->size);
	send_bytes(request, request->file, request->size / 2);
	return false;
}

static bool
cut_http_10(const struct request *request)
{
	send_words(request, "HTTP/1.0 200 OK\r\nContent-Length: %zu\r\n\r\n", request->size);
	send_bytes(request, request->file, request->size / 2);
	return false;
}

/* Half of an upload: the server itself has no more. */
static bool
cut_on_disk(const struct request *request)
{
	struct request half = *request;
	half.size /= 2;
	return honest(&half);
}

static bool
empty(const struct request *request)
{
	return send_status(request, "200 OK", "");
}

static bool
no_answer(const struct request *request)
{
	(void)request;
	return false;
}

static bool
reset(const struct request *request)
{
	struct linger at_once = {.l_onoff = 1};
	send_header(request);
	send_rest(request, (request->size - request->from) / 2);
	setsockopt(request->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
	return false;
}

static bool
silent(const struct request *request)
{
	char byte;
	while (recv(request->fd, &byte, 1, 0) > 0)
		;
	return false;
}

/* Stops in the middle. */
static bool
stalled(const struct request *request)
{
	send_header(request);
	send_rest(request, (request->size - request->from) / 2);
	return silent(request);
}

static bool
drip_bytes(const struct request *request, const char *bytes, size_t size, long milliseconds)
{
	for (size_t i = 0; i < size; i++) {
		if (!send_bytes(request, bytes + i, 1))
			return false;
		rest_for(milliseconds);
	}
	return true;
}

static bool
drip(const struct request *request)
{
	send_header(request);
	return drip_bytes(request, request->file + request->from, request->size - request->from, 200);
}

/* Fast enough for the low-speed limit, too slow for the time that a file may take. */
static bool
fast_drip(const struct request *request)
{
	send_header(request);
	for (size_t at = request->from; at < request->size; at += DRIP, rest_for(130))
		if (!send_bytes(request, request->file + at, request->size - at < DRIP ? request->size - at : DRIP))
			return false;
	return true;
}

static bool
drip_header(const struct request *request)
{
	static const char header[] = "HTTP/1.1 200 OK\r\nServer: a very slow one that never comes to an end\r\n";
	return drip_bytes(request, header, sizeof header - 1, 200) && silent(request);
}

/* ------------------------------------------------------------------- too much -- */

static bool
endless(const struct request *request)
{
	char rubbish[CHUNK];
	memset(rubbish, 'A', sizeof rubbish);
	send_words(request, "HTTP/1.1 200 OK\r\n\r\n");
	send_bytes(request, request->file, request->size);
	while (send_bytes(request, rubbish, sizeof rubbish))
		;
	return false;
}

static bool
endless_chunks(const struct request *request)
{
	char rubbish[CHUNK];
	memset(rubbish, 'A', sizeof rubbish);
	send_words(request, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
	while (send_words(request, "%x\r\n", CHUNK) && send_bytes(request, rubbish, sizeof rubbish) &&
	    send_words(request, "\r\n"))
		;
	return false;
}

static bool
endless_refusal(const struct request *request)
{
	char rubbish[CHUNK];
	memset(rubbish, 'A', sizeof rubbish);
	send_words(request, "HTTP/1.1 500 Internal Server Error\r\n\r\n");
	while (send_bytes(request, rubbish, sizeof rubbish))
		;
	return false;
}

static bool
header_flood(const struct request *request)
{
	send_words(request, "HTTP/1.1 200 OK\r\n");
	for (unsigned i = 0; send_words(request, "X-Flood-%u: %0100u\r\n", i, i); i++)
		;
	return false;
}

static bool
long_header(const struct request *request)
{
	char rubbish[CHUNK];
	memset(rubbish, 'A', sizeof rubbish);
	send_words(request, "HTTP/1.1 200 OK\r\nX-Long: ");
	while (send_bytes(request, rubbish, sizeof rubbish))
		;
	return false;
}

static bool
continue_flood(const struct request *request)
{
	while (send_words(request, "HTTP/1.1 100 Continue\r\n\r\n"))
		;
	return false;
}

static bool
trailer_flood(const struct request *request)
{
	send_words(request, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%zx\r\n", request->size);
	send_bytes(request, request->file, request->size);
	send_words(request, "\r\n0\r\n");
	for (unsigned i = 0; send_words(request, "X-Flood-%u: %0100u\r\n", i, i); i++)
		;
	return false;
}

/* The bomb's file is a small gzip of something huge. */
static bool
send_bomb(const struct request *request, const char *header)
{
	char bytes[CHUNK];
	struct stat about;
	ssize_t got;
	int fd = open(bomb_file ? bomb_file : "", O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &about) < 0)
		return false;
	send_words(request, "HTTP/1.1 200 OK\r\n%s: gzip\r\nContent-Length: %lld\r\n\r\n", header,
	    (long long)about.st_size);
	while ((got = read(fd, bytes, sizeof bytes)) > 0 && send_bytes(request, bytes, (size_t)got))
		;
	close(fd);
	return false;
}

static bool
gzip_bomb(const struct request *request)
{
	return send_bomb(request, "Content-Encoding");
}

static bool
gzip_transfer(const struct request *request)
{
	return send_bomb(request, "Transfer-Encoding");
}

/* -------------------------------------------------------------- false lengths -- */

static bool
send_with_length(const struct request *request, const char *length)
{
	send_words(request, "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n", length);
	send_bytes(request, request->file, request->size);
	return false;
}

static bool
huge_length(const struct request *request)
{
	return send_with_length(request, "9223372036854775807");
}

static bool
overflowing_length(const struct request *request)
{
	return send_with_length(request, "99999999999999999999999999");
}

static bool
negative_length(const struct request *request)
{
	return send_with_length(request, "-5");
}

static bool
no_number(const struct request *request)
{
	return send_with_length(request, "many");
}

static bool
double_length(const struct request *request)
{
	char length[64];
	snprintf(length, sizeof length, "%zu\r\nContent-Length: %zu", request->size, request->size / 2);
	return send_with_length(request, length);
}

static bool
bad_chunk(const struct request *request)
{
	send_words(request, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
	send_words(request, "8\r\n");
	send_bytes(request, request->file, 8);
	send_words(request, "\r\nzz\r\n");
	send_bytes(request, request->file, request->size);
	return false;
}

static bool
huge_chunk(const struct request *request)
{
	send_words(request, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff0\r\n");
	send_bytes(request, request->file, request->size);
	return false;
}

/* ------------------------------------------------------------ something else -- */

static bool
portal(const struct request *request)
{
	return send_page(request, "200 OK", "<!DOCTYPE html><title>Guest network</title><p>Please accept the terms.");
}

static bool
portal_large(const struct request *request)
{
	static char page[65536] = "<!DOCTYPE html><title>Guest network</title>";
	memset(page + strlen(page), ' ', sizeof page - strlen(page) - 1);
	send_words(request, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n\r\n", strlen(page));
	return send_bytes(request, page, strlen(page));
}

static bool
other_program(const struct request *request)
{
	return send_page(request, "200 OK", "{\"error\": {\"code\": 451, \"text\": \"log in first\"}}");
}

static bool
flipped(const struct request *request)
{
	struct request copy = *request;
	copy.file = memcpy(malloc(request->size), request->file, request->size);
	copy.file[request->size / 3] ^= 1; /* of metadata: in a signature */
	bool kept = honest(&copy);
	free(copy.file);
	return kept;
}

static bool
redirect(const struct request *request, const char *to)
{
	char header[768];
	snprintf(header, sizeof header, "Location: %s\r\n", to);
	return send_status(request, "302 Found", header);
}

static bool
redirect_loop(const struct request *request)
{
	char to[640];
	snprintf(to, sizeof to, "http://127.0.0.1:%d/%s", port, request->name);
	return redirect(request, to);
}

static bool
redirect_host(const struct request *request)
{
	char to[640];
	snprintf(to, sizeof to, "http://127.0.0.2:%d/%s", other_port, request->name);
	return redirect(request, to);
}

static bool
redirect_file(const struct request *request)
{
	char to[640];
	snprintf(to, sizeof to, "file://%s/%s", folder, request->name);
	return redirect(request, to);
}

static bool
not_http(const struct request *request)
{
	send_words(request, "SSH-2.0-OpenSSH_9.2p1\r\n");
	send_bytes(request, request->file, request->size);
	return false;
}

static bool
http_09(const struct request *request)
{
	send_bytes(request, request->file, request->size);
	return false;
}

static bool
switching(const struct request *request)
{
	send_words(request, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n");
	send_bytes(request, request->file, request->size);
	return false;
}

/* So says S3 that it has a file. */
static bool
tagged(const struct request *request)
{
	return send_words(request, "HTTP/1.1 200 OK\r\nETag: \"5d41402a\"\r\nContent-Length: 0\r\n\r\n");
}

/* Another store has it, too, but says so only when it is brought again. */
static bool
tagless(const struct request *request)
{
	return send_status(request, request->times ? "412 Precondition Failed" : "200 OK", "");
}

static bool
no_content(const struct request *request)
{
	return send_words(request, "HTTP/1.1 204 No Content\r\n\r\n");
}

static bool
not_modified(const struct request *request)
{
	return send_words(request, "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
}

static bool
status_500(const struct request *request)
{
	return send_page(request, "500 Internal Server Error", "<h1>500</h1>");
}

static bool
status_400(const struct request *request)
{
	return send_page(request, "400 Bad Request", "<h1>No required SSL certificate was sent</h1>");
}

static bool
status_407(const struct request *request)
{
	return send_status(request, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
}

static bool
status_401(const struct request *request)
{
	return send_status(request, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n");
}

static bool
status_403(const struct request *request)
{
	return send_page(request, "403 Forbidden", "<h1>403</h1>");
}

static bool
status_404(const struct request *request)
{
	return send_page(request, "404 Not Found", "<h1>404</h1>");
}

/* ---------------------------------------------------------------------- ranges -- */

/* The first time half of it comes; a rest that is asked for is answered by `rest`; then it is honest. */
static bool
after_half(const struct request *request, bool (*rest)(const struct request *))
{
	if (!request->times)
		return truncated(request);
	return request->times == 1 && request->ranged ? rest(request) : honest(request);
}

static bool
resumed(const struct request *request)
{
	return after_half(request, honest);
}

static bool
rest_from_zero(const struct request *request)
{
	struct request whole = *request;
	whole.from = 0;
	return send_header(&whole) && send_rest(&whole, whole.size);
}

static bool
range_of_other_part(const struct request *request)
{
	return after_half(request, rest_from_zero);
}

static bool
rest_without_range(const struct request *request)
{
	return send_words(request, "HTTP/1.1 206 Partial Content\r\nContent-Length: %zu\r\n\r\n",
	    (size_t)(request->size - request->from)) && send_rest(request, request->size - request->from);
}

static bool
range_unnamed(const struct request *request)
{
	return after_half(request, rest_without_range);
}

static bool
whole_file(const struct request *request)
{
	struct request whole = *request;
	whole.from = 0;
	whole.ranged = false;
	return honest(&whole);
}

static bool
range_ignored(const struct request *request)
{
	return after_half(request, whole_file);
}

static bool
no_range(const struct request *request)
{
	return send_status(request, "416 Range Not Satisfiable", "");
}

static bool
range_refused(const struct request *request)
{
	return after_half(request, no_range);
}

/* The right range by its header, other bytes. */
static bool
other_bytes(const struct request *request)
{
	char *rubbish = calloc(1, request->size);
	bool sent = send_header(request) && send_bytes(request, rubbish, request->size - request->from);
	free(rubbish);
	return sent;
}

static bool
range_of_other_bytes(const struct request *request)
{
	return after_half(request, other_bytes);
}

/* A part that nobody asked for. */
static bool
unasked_part(const struct request *request)
{
	struct request half = *request;
	half.ranged = true;
	half.from = request->size / 2;
	return send_header(&half) && send_rest(&half, half.size - half.from);
}

/* ----------------------------------------------------------------- retry later -- */

static bool
busy_once(const struct request *request, const char *status, const char *after)
{
	char header[128];
	snprintf(header, sizeof header, "Retry-After: %s\r\n", after);
	return request->times ? honest(request) : send_status(request, status, header);
}

static bool
busy_429(const struct request *request)
{
	return busy_once(request, "429 Too Many Requests", "1");
}

static bool
busy_503(const struct request *request)
{
	return busy_once(request, "503 Service Unavailable", "1");
}

static bool
busy_date(const struct request *request)
{
	char date[64];
	time_t soon = time(NULL) + 2;
	struct tm tm;
	strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&soon, &tm));
	return busy_once(request, "503 Service Unavailable", date);
}

static bool
busy_nonsense(const struct request *request)
{
	return busy_once(request, "503 Service Unavailable", "-99999999999999999999");
}

static bool
busy_seconds(const struct request *request)
{
	return busy_once(request, "503 Service Unavailable", "4");
}

static bool
busy_hour(const struct request *request)
{
	return busy_once(request, "503 Service Unavailable", "3600");
}

static bool
busy_for_ever(const struct request *request)
{
	return busy_once(request, "503 Service Unavailable", "99999999999999999999");
}

static bool
failed_once(const struct request *request)
{
	return request->times ? honest(request) : status_500(request);
}

static const struct mode modes[] = {
	{"honest", honest},
	{"truncated", truncated}, {"chunks_cut", chunks_cut}, {"cut", cut}, {"cut_http_10", cut_http_10},
	{"cut_on_disk", cut_on_disk}, {"empty", empty}, {"no_answer", no_answer}, {"reset", reset},
	{"silent", silent}, {"stalled", stalled}, {"drip", drip}, {"fast_drip", fast_drip},
	{"drip_header", drip_header},
	{"endless", endless}, {"endless_chunks", endless_chunks}, {"endless_refusal", endless_refusal},
	{"header_flood", header_flood}, {"long_header", long_header}, {"continue_flood", continue_flood},
	{"trailer_flood", trailer_flood}, {"gzip_bomb", gzip_bomb}, {"gzip_transfer", gzip_transfer},
	{"huge_length", huge_length}, {"overflowing_length", overflowing_length},
	{"negative_length", negative_length}, {"no_number", no_number}, {"double_length", double_length},
	{"bad_chunk", bad_chunk}, {"huge_chunk", huge_chunk},
	{"portal", portal}, {"portal_large", portal_large}, {"other_program", other_program}, {"flipped", flipped}, {"redirect_loop", redirect_loop},
	{"redirect_host", redirect_host}, {"redirect_file", redirect_file}, {"not_http", not_http},
	{"http_09", http_09}, {"switching", switching}, {"no_content", no_content}, {"tagged", tagged}, {"tagless", tagless},
	{"not_modified", not_modified}, {"status_500", status_500}, {"status_400", status_400}, {"status_401", status_401},
	{"status_407", status_407},
	{"status_403", status_403}, {"status_404", status_404},
	{"resumed", resumed}, {"range_of_other_part", range_of_other_part}, {"range_unnamed", range_unnamed},
	{"range_ignored", range_ignored}, {"range_refused", range_refused},
	{"range_of_other_bytes", range_of_other_bytes}, {"unasked_part", unasked_part},
	{"busy_429", busy_429}, {"busy_503", busy_503}, {"busy_date", busy_date},
	{"busy_nonsense", busy_nonsense},
	{"busy_seconds", busy_seconds}, {"busy_hour", busy_hour}, {"busy_for_ever", busy_for_ever},
	{"failed_once", failed_once},
};
enum { MODES = sizeof modes / sizeof *modes };

/* -------------------------------------------------------------------- requests -- */

/* How often it was asked for before. */
static unsigned
count_name(const char *name)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static struct {
		char name[512];
		unsigned times;
	} seen[MAX_NAMES];
	unsigned before = 0;
	pthread_mutex_lock(&lock);
	for (size_t i = 0; i < MAX_NAMES; i++) {
		if (*seen[i].name && strcmp(seen[i].name, name))
			continue;
		snprintf(seen[i].name, sizeof seen[i].name, "%s", name);
		before = seen[i].times++;
		break;
	}
	pthread_mutex_unlock(&lock);
	return before;
}

static char *
read_whole(const char *name, size_t *size)
{
	char path[1024];
	struct stat about;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = strstr(name, "..") ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &about) < 0 || !S_ISREG(about.st_mode)) {
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	*size = (size_t)about.st_size;
	char *bytes = malloc(*size + 1);
	for (size_t got = 0; got < *size;) {
		ssize_t more = read(fd, bytes + got, *size - got);
		if (more <= 0)
			abort();
		got += (size_t)more;
	}
	close(fd);
	return bytes;
}

/* One header, up to the empty line. */
static bool
receive(int fd, char text[MAX_REQUEST])
{
	for (size_t size = 0; size + 1 < MAX_REQUEST; size++) {
		if (recv(fd, text + size, 1, 0) <= 0)
			return false;
		text[size + 1] = '\0';
		if (size >= 3 && !strcmp(text + size - 3, "\r\n\r\n"))
			return true;
	}
	return false;
}

/* "GET /name", or of a proxy's client "GET http://host/name", "CONNECT host:443". */
static void
take_apart(struct request *request, char *text)
{
	char verb[16] = "", *range = strcasestr(text, "\r\nRange: bytes=");
	char target[1024] = "";
	sscanf(text, "%15s %1023s", verb, target);
	char *name = strstr(target, "://");
	name = strchr(name ? name + 3 : target, '/');
	request->is_connect = !strcmp(verb, "CONNECT");
	snprintf(request->name, sizeof request->name, "%.500s", name ? name + 1 : target);
	request->ranged = range != NULL;
	request->from = range ? strtoull(range + strlen("\r\nRange: bytes="), NULL, 10) : 0;
}

/* What is brought is taken and forgotten. */
static bool
swallow(int fd, const char *header)
{
	char bytes[CHUNK];
	const char *length = strcasestr(header, "\r\nContent-Length: ");
	unsigned long long left = length ? strtoull(length + strlen("\r\nContent-Length: "), NULL, 10) : 0;
	while (left) {
		ssize_t got = recv(fd, bytes, left < sizeof bytes ? left : sizeof bytes, 0);
		if (got <= 0)
			return false;
		left -= (unsigned long long)got;
	}
	return true;
}

/* A lie about a root that there is not, such as the next one, is made of the first. */
static bool
answer(struct request *request)
{
	bool lies = strstr(request->name, part) || request->is_connect;
	request->times = count_name(request->name);
	request->file = read_whole(request->name, &request->size);
	if (!request->file && lies && strstr(request->name, "root.json") && mode->answer != honest)
		request->file = read_whole("1.root.json", &request->size);
	bool made_up = !request->file || request->from >= request->size;
	bool needs_no_file = mode->answer == status_500 || mode->answer == status_400 || mode->answer == status_403 ||
	    mode->answer == status_404 || mode->answer == status_407 || mode->answer == portal;
	bool kept = lies && (!made_up || needs_no_file || request->is_connect) ? mode->answer(request) : honest(request);
	free(request->file);
	return kept;
}

static void *
serve(void *closure)
{
	char text[MAX_REQUEST];
	struct request request = {.fd = (int)(intptr_t)closure};
	bool kept = true;
	while (kept && receive(request.fd, text) && swallow(request.fd, text)) {
		take_apart(&request, text);
		printf("%s %llu\n", request.name, (unsigned long long)request.from);
		fflush(stdout);
		kept = answer(&request);
	}
	close(request.fd);
	return NULL;
}

/* Where a redirect leads: nobody should come. */
static void *
watch_other(void *closure)
{
	for (int fd; (fd = accept4((int)(intptr_t)closure, NULL, NULL, SOCK_CLOEXEC)) >= 0; close(fd)) {
		printf("REDIRECT FOLLOWED\n");
		fflush(stdout);
	}
	return NULL;
}

static void
start_thread(void *(*run)(void *), int fd)
{
	pthread_t thread;
	if (pthread_create(&thread, NULL, run, (void *)(intptr_t)fd))
		abort();
	pthread_detach(thread);
}

/* A port below those that outgoing connections begin at, so that nobody who looks for one meets it. */
static int
listen_at(uint32_t address, int *out)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(address)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	for (int tries = 0; fd >= 0 && tries < 1000; tries++) {
		*out = FIRST_PORT + rand() % (LAST_PORT - FIRST_PORT);
		at.sin_port = htons((uint16_t)*out);
		if (!bind(fd, (struct sockaddr *)&at, sizeof at) && !listen(fd, 64))
			return fd;
	}
	perror("hostile_server: listen");
	exit(EXIT_FAILURE);
}

static int
serve_all(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	alarm(LIFETIME);
	srand((unsigned)getpid());
	int listener = listen_at(INADDR_LOOPBACK, &port), other = listen_at(INADDR_LOOPBACK + 1, &other_port);
	start_thread(watch_other, other);
	printf("%d\n", port);
	fflush(stdout);
	for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0;)
		start_thread(serve, fd);
	return EXIT_FAILURE;
}

/* ------------------------------------------------------------------- measuring -- */

static int64_t
milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* KiB of private memory now; 0: it has ended. */
static long
private_memory(pid_t child)
{
	char path[64], line[256];
	long size = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)child);
	FILE *status = fopen(path, "re");
	while (status && fgets(line, sizeof line, status))
		if (sscanf(line, "RssAnon: %ld", &size) == 1)
			break;
	if (status)
		fclose(status);
	return size;
}

static int
measure(const char *file, const char *seconds, char **command)
{
	struct rusage usage;
	int status;
	long peak = 0;
	int64_t start = milliseconds();
	pid_t child = fork();
	if (child == 0) {
		alarm((unsigned)atoi(seconds));
		execvp(*command, command);
		_exit(127);
	}
	for (pid_t ended = 0; !ended; rest_for(5)) {
		long now = private_memory(child);
		peak = now > peak ? now : peak;
		ended = wait4(child, &status, WNOHANG, &usage);
		if (ended < 0)
			return EXIT_FAILURE;
	}
	FILE *out = fopen(file, "w");
	if (!out)
		return EXIT_FAILURE;
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	fprintf(out, "%d %lld %ld %ld\n", code, (long long)(milliseconds() - start), usage.ru_maxrss, peak);
	fclose(out);
	return code;
}

int
main(int argc, char **argv)
{
	if (argc > 4 && !strcmp(argv[1], "--measure"))
		return measure(argv[2], argv[3], argv + 4);
	for (size_t i = 0; argc == 2 && !strcmp(argv[1], "--modes") && i < MODES; i++)
		puts(modes[i].name);
	for (size_t i = 0; argc > 2 && i < MODES; i++)
		if (!strcmp(modes[i].name, argv[1]))
			mode = &modes[i];
	if (!mode)
		return argc == 2 ? EXIT_SUCCESS : EXIT_FAILURE;
	folder = argv[2];
	if (argc > 3)
		part = argv[3];
	if (argc > 4)
		bomb_file = argv[4];
	return serve_all();
}
