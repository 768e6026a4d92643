/* What kalauz-sync needs of its own machine: kalauz-sync.conf, the state, the sandbox. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/client/rehearse.h"
#include "sync/client/sandbox.h"
#include "sync/client/state.h"
#include "sync/client/store.h"
#include "sync/client/sync_settings.h"
#include "tests/support/support.h"

/* ---------------------------------------------------- what goes to stderr -- */

static char reports[8192];
static int real_stderr;
static FILE *caught;

static void
begin_catching(void)
{
	fflush(stderr);
	real_stderr = dup(STDERR_FILENO);
	caught = tmpfile();
	assert_non_null(caught);
	dup2(fileno(caught), STDERR_FILENO);
}

static void
end_catching(void)
{
	fflush(stderr);
	dup2(real_stderr, STDERR_FILENO);
	close(real_stderr);
	rewind(caught);
	reports[fread(reports, 1, sizeof reports - 1, caught)] = 0;
	fclose(caught);
}

/* ---------------------------------------------------------------- settings -- */

static enum status
parse(struct sync_settings *settings, struct arena *arena, const char *bytes, size_t size)
{
	char *exact = malloc(size ? size : 1); /* so that reading past the end is seen */
	assert_non_null(exact);
	memcpy(exact, bytes, size);
	begin_catching();
	sync_settings_default(settings);
	enum status status = sync_settings_parse(settings, arena, "f", exact, size);
	end_catching();
	free(exact);
	return status;
}

static void
reads_all_keys(void **state)
{
	static const char text[] = "\xef\xbb\xbf# a comment\r\n\r\n  server = https://kalauz.example/tuf//\r\n"
	    "edition=budapest-11\nschema = 1-3\nstore\t=\t/srv/kalauz\nca = /etc/ca.pem\n"
	    "client_certificate = /etc/kiosk.pem\nclient_key = /etc/kiosk.key\n"
	    "proxy = http://proxy.example:3128\nconnect_seconds = 5\nstall_seconds = 6\ntotal_seconds = 70\n"
	    "root = /etc/kalauz/root.json\n"
	    "tally = /srv/tally\nupload = https://s3.example/counts/\nupload_region = eu-central-1\n"
	    "upload_credentials = kiosk\nclock_floor = 2026-11-21";
	struct sync_settings s;
	struct arena arena = {0};
	(void)state;
	assert_int_equal(parse(&s, &arena, text, sizeof text - 1), STATUS_DONE);
	assert_string_equal(reports, "");
	assert_string_equal(s.server, "https://kalauz.example/tuf");
	assert_string_equal(s.edition, "budapest-11");
	assert_int_equal(s.schema_least, 1);
	assert_int_equal(s.schema_most, 3);
	assert_string_equal(s.store, "/srv/kalauz");
	assert_string_equal(s.ca, "/etc/ca.pem");
	assert_string_equal(s.client_certificate, "/etc/kiosk.pem");
	assert_string_equal(s.client_key, "/etc/kiosk.key");
	assert_string_equal(s.proxy, "http://proxy.example:3128");
	assert_string_equal(s.root, "/etc/kalauz/root.json");
	assert_int_equal(s.connect_seconds, 5);
	assert_int_equal(s.stall_seconds, 6);
	assert_int_equal(s.total_seconds, 70);
	assert_string_equal(s.tally, "/srv/tally");
	assert_string_equal(s.upload, "https://s3.example/counts");
	assert_string_equal(s.upload_region, "eu-central-1");
	assert_string_equal(s.upload_credentials, "kiosk");
	assert_int_equal(s.clock_floor, 1795219200);
	arena_free(&arena);
}

static void
takes_servers(void **state)
{
	static const char *const good[] = {
		"https://h", "http://127.0.0.1:8080", "https://h/a/b", "/media/stick", "/", "http://[::1]:80/x",
		"https://h/a:b", "https://h:65535", "http://[fe80::1]", "/media/my stick",
	};
	struct arena arena = {0};
	struct sync_settings s;
	char text[256];
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		int size = snprintf(text, sizeof text, "server = %s\n", good[i]);
		assert_int_equal(parse(&s, &arena, text, (size_t)size), STATUS_DONE);
		assert_string_equal(s.server, good[i]);
	}
	arena_free(&arena);
}

static void
takes_proxies(void **state)
{
	static const struct {
		const char *value;
		bool has_password;
	} good[] = {
		{"http://proxy:3128", false}, {"http://proxy:3128/", false}, {"https://proxy", false}, {"socks5h://[::1]:1080", false},
		{"http://user@proxy:3128", false}, {"http://user:t%23%2F%40s@proxy:3128", true},
		{"http://DOM%5Cuser:a:b@10.0.0.1", true},
	};
	struct arena arena = {0};
	struct sync_settings s;
	char text[256];
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		int size = snprintf(text, sizeof text, "server = /x\nproxy = %s\n", good[i].value);
		assert_int_equal(parse(&s, &arena, text, (size_t)size), STATUS_DONE);
		assert_string_equal(s.proxy, good[i].value);
		assert_int_equal(s.proxy_has_password, good[i].has_password);
	}
	arena_free(&arena);
}

#define SERVER "server = https://h\n"

static const struct {
	const char *text, *said; /* said: how the line begins */
} faults[] = {
	{"", "kalauz: f:1: server: is missing; write"},
	{"server", "kalauz: f:1: server: no \"=\"; write"},
	{"server =", "kalauz: f:1: server: has no value; write"},
	{"server = ftp://h", "kalauz: f:1: server: is neither"},
	{"server = https://", "kalauz: f:1: server: has no host"},
	{"server = https:///x", "kalauz: f:1: server: has no host"},
	{"server = file:///x", "kalauz: f:1: server: is neither"},
	{"server = relative/x", "kalauz: f:1: server: is neither"},
	{"server = https://h/a b", "kalauz: f:1: server: is neither"},
	{"server = https://u:p@h", "kalauz: f:1: server: must be without"},
	{"server = https://h/?x=y", "kalauz: f:1: server: must be without"},
	{SERVER "server = https://h", "kalauz: f:2: server: stands twice; leave"},
	{SERVER "edition = Buda", "kalauz: f:2: edition: an edition has"},
	{SERVER "edition = ../x", "kalauz: f:2: edition: an edition has"},
	{SERVER "edition = -x", "kalauz: f:2: edition: an edition has"},
	{SERVER "edition = a123456789b123456789c123456789d12", "kalauz: f:2: edition: an edition has"},
	{SERVER "schema = 0-1", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 2-1", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 1-", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = -1", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 1-2-3", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 1--2", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = one", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 123456789-1", "kalauz: f:2: schema: is not a range"},
	{SERVER "schema = 8-9", "kalauz: f:2: schema: this program knows"},
	{SERVER "store = here", "kalauz: f:2: store: the path must"},
	{SERVER "ca = ca.pem", "kalauz: f:2: ca: the path must"},
	{SERVER "client_key = /k", "kalauz: f:2: client_certificate: is missing"},
	{SERVER "client_certificate = /k", "kalauz: f:2: client_key: is missing"},
	{SERVER "proxy = proxy:3128", "kalauz: f:2: proxy: is not a proxy"},
	{SERVER "proxy = http://user:tit#kos@127.0.0.1:9", "kalauz: f:2: proxy: percent-encode"},
	{SERVER "proxy = http://user:tit/kos@127.0.0.1:9", "kalauz: f:2: proxy: percent-encode"},
	{SERVER "proxy = http://user:tit@kos@127.0.0.1:9", "kalauz: f:2: proxy: percent-encode"},
	{SERVER "proxy = http://user:tit%kos@127.0.0.1:9", "kalauz: f:2: proxy: percent-encode"},
	{SERVER "proxy = http://user:titkos@127.0.0.1:99999", "kalauz: f:2: proxy: is not a proxy, or its port"},
	{SERVER "proxy = http://user:titkos@", "kalauz: f:2: proxy: is not a proxy"},
	{SERVER "proxy = http://user:titkos@host/path", "kalauz: f:2: proxy: is not a proxy"},
	{SERVER "proxy = ftp://user:titkos@host", "kalauz: f:2: proxy: is not a proxy"},
	{SERVER "proxy = user:titkos@host:3128", "kalauz: f:2: proxy: is not a proxy"},
	{SERVER "proxy = \"http://user:titkos@host\"", "kalauz: f:2: proxy: the value stands in quotation"},
	{SERVER "proxy http://user:titkos@host", "kalauz: f:2: proxy: no \"=\"; write key = value\n"},
	{SERVER "proxy: http://user:tit=kos@host", "kalauz: f:2: proxy: no \"=\"; write key = value\n"},
	{SERVER "proxi = http://user:titkos@host", "kalauz: f:2: proxi: unknown key"},
	{"server = https://h # the centre", "kalauz: f:1: server: what follows the value counts"},
	{"server = \"https://h\"", "kalauz: f:1: server: the value stands in quotation marks"},
	{"server = \u201ehttps://h\u201d", "kalauz: f:1: server: the value stands in quotation marks"},
	{"server = https://h:99999/x", "kalauz: f:1: server: has no host, or no port"},
	{"server = https://:80/x", "kalauz: f:1: server: has no host"},
	{"server = https://user:titkos@h", "kalauz: f:1: server: must be without"},
	{SERVER "root = root.json", "kalauz: f:2: root: the path must"},
	{SERVER "store = /var/lib/kalauz # here", "kalauz: f:2: store: what follows the value counts"},
	{SERVER "connect_seconds = 0", "kalauz: f:2: connect_seconds: \"0\" is not a number from 1 to 300"},
	{SERVER "stall_seconds = 1e2", "kalauz: f:2: stall_seconds: \"1e2\" is not"},
	{SERVER "total_seconds = 99999999999999999999", "kalauz: f:2: total_seconds: \""},
	{SERVER "clock_floor = 2026-02-30", "kalauz: f:2: clock_floor: \"2026-02-30\" is not a day"},
	{SERVER "desk = maybe", "kalauz: f:2: desk: must be yes, where staff work, or no"},
	{SERVER "tally = tally", "kalauz: f:2: tally: the path must begin with /"},
	{SERVER "upload = /media/stick", "kalauz: f:2: upload: is no URL"},
	{SERVER "upload = ftp://h", "kalauz: f:2: upload: is no URL"},
	{SERVER "upload = https://u:sesame@h/in", "kalauz: f:2: upload: must be without user"},
	{SERVER "upload = https://", "kalauz: f:2: upload: has no host"},
	{SERVER "upload_region = EU", "kalauz: f:2: upload_region: a region has small letters"},
	{SERVER "upload_region = eu-central-1", "kalauz: f:2: upload_credentials: is missing beside upload_region"},
	{SERVER "upload_credentials = kiosk:sesame", "kalauz: f:2: upload_credentials: is neither a path"},
	{SERVER "upload_credentials = ../x", "kalauz: f:2: upload_credentials: is neither a path"},
	{SERVER "clock_floor = tomorrow", "kalauz: f:2: clock_floor: \"tomorrow\""},
	{SERVER "colour = red", "kalauz: f:2: colour: unknown key; known are server, edition"},
	{SERVER "= x", "kalauz: f:2: : unknown key"},
	{SERVER "ca = /\xff", "kalauz: f:2: line: holds bytes"},
	{SERVER "ca = /\x1b[2J", "kalauz: f:2: line: holds bytes"},
};

static void
names_every_fault(void **state)
{
	struct arena arena = {0};
	struct sync_settings s;
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		assert_int_equal(parse(&s, &arena, faults[i].text, strlen(faults[i].text)), STATUS_INVALID);
		if (strncmp(reports, faults[i].said, strlen(faults[i].said)))
			fail_msg("%s\ngave %s", faults[i].text, reports);
		if (strstr(reports, "tit"))
			fail_msg("%s\ntells the password: %s", faults[i].text, reports);
	}
	assert_int_equal(parse(&s, &arena, "server = /x\0y", 13), STATUS_INVALID);
	assert_non_null(strstr(reports, "f:1: line: holds a null byte"));
	arena_free(&arena);
}

static void
names_all_faults_at_once(void **state)
{
	static const char text[] = "server = x\nedition = A\nschema = 9\n";
	struct arena arena = {0};
	struct sync_settings s;
	(void)state;
	assert_int_equal(parse(&s, &arena, text, sizeof text - 1), STATUS_INVALID);
	assert_non_null(strstr(reports, "f:1: server"));
	assert_non_null(strstr(reports, "f:2: edition"));
	assert_non_null(strstr(reports, "f:3: schema"));
	arena_free(&arena);
}

/* As kalauz_sync.c says its one line, for the same reader. */
static void
reports_under_its_own_name(void **state)
{
	(void)state;
	begin_catching();
	status_log_as("kalauz-sync", true);
	status_report("one");
	status_log_as("kalauz-sync", false);
	status_report("two");
	status_log_as("kalauz", false);
	status_report("three");
	end_catching();
	assert_string_equal(reports, "<3>kalauz-sync: one\nkalauz-sync: two\nkalauz: three\n");
}

/* What libraries and settings say of an address is repeated without what opens it. */
static void
reports_hide_names_and_passwords(void **state)
{
	static const char *const said[][2] = {
		{"http://anna:titok@proxy:3128", "http://@proxy:3128"}, {"anna:titok@proxy:3128", "@proxy:3128"},
		{"'https://anna@host/x'", "'https://@host/x'"}, {"(http://a:b@c@host), http://d:e@host", "(http://@host), http://@host"},
		{"anna@host", "anna@host"}, {"http://host/a:b", "http://host/a:b"}, {"line\nfeed\x7f", "line?feed?"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct report report = {0};
		report_say(&report, OUTCOME_MISCONFIGURED, "proxy", "address", "%s", said[i][0]);
		if (!strstr(report.line, said[i][1]) || strstr(report.line, "titok"))
			fail_msg("%s: %s", said[i][0], report.line);
	}
}

/* ------------------------------------------------------------------- state -- */

static const struct state sample = {
	.ran = true, .outcome = OUTCOME_REFUSED, .line = "h: timestamp.json: rollback: version \"3\", was 5",
	.server = "https://h", .edition = "central", .serial = 7, .predecessor = 6, .held = 8,
	.content_date = "2026-11-20", .content_id = "abc", .last_run = 1795225260, .last_success = 1795225200,
	.activated = 1795220000, .newest_time = 1795225200, .bytes = 708, .requests = 2, .total_bytes = 123456789012,
	.failures = 1, .unfit = "00ff", .unfit_since = 1795225000,
};

static void
remembers_its_state(void **state)
{
	struct state back;
	size_t size;
	(void)state;
	char *text = state_json(&sample, NULL, sample.last_run, &size);
	assert_int_equal(size, strlen(text));
	assert_true(state_parse(&back, text, size));
	assert_non_null(strstr(text, "\"age_seconds\": 60"));
	assert_non_null(strstr(text, "\"outcome\": \"refused\""));
	char *again = state_json(&back, NULL, sample.last_run, &size);
	assert_string_equal(text, again);
	free(text);
	free(again);
}

static void
distrusts_a_damaged_state(void **state)
{
	static const char *const texts[] = {
		"", "{", "[]", "null", "{\"outcome\": 3}", "{\"outcome\": \"fine\"}",
		"{\"outcome\": \"current\", \"outcome\": \"current\"}",
	};
	struct state back;
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(state_parse(&back, texts[i], strlen(texts[i])));
	char large[STATE_MAX_FILE + 1];
	memset(large, ' ', sizeof large);
	memcpy(large, "{\"outcome\": \"current\"}", 22);
	assert_true(state_parse(&back, large, STATE_MAX_FILE));
	assert_false(state_parse(&back, large, sizeof large));
	static const char odd[] = "{\"outcome\": \"current\", \"serial\": -3, \"bytes\": \"x\", \"line\": 4, "
	    "\"last_run\": 9223372036854775807, \"server\": null}";
	assert_true(state_parse(&back, odd, sizeof odd - 1));
	assert_int_equal(back.serial, 0);
	assert_int_equal(back.bytes, 0);
	assert_string_equal(back.line, "");
	assert_string_equal(back.server, "");
	size_t size;
	char *words = state_words(&back, NULL, 1795225260);
	assert_non_null(strstr(words, "release      none"));
	free(words);
	words = state_json(&back, NULL, 0, &size);
	free(words);
	words = state_prometheus(&back, &size);
	free(words);
}

static void
tells_prometheus(void **state)
{
	size_t size;
	(void)state;
	char *text = state_prometheus(&sample, &size);
	assert_non_null(strstr(text, "\nkalauz_sync_release 7\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_age_seconds 60\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_outcome{outcome=\"refused\"} 1\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_outcome{outcome=\"current\"} 0\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_received_bytes 708\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_last_success_timestamp_seconds 1795225200\n"));
	assert_int_equal(text[size - 1], '\n');
	free(text);
}

/* --------------------------------------------------------------- rehearsal -- */

enum { MAX_CATALOGUE = 64 * 1024 * 1024, PAGE = 4096 };

/* What is done to a catalogue, and the clause that finds it; NULL: nothing is wrong. */
static const struct {
	size_t at, size;
	int byte;        /* -1: cut off there */
	const char *clause;
} damages[] = {
	{.at = 60, .size = 0, .byte = 0, .clause = NULL},
	{.at = 1, .size = 10, .byte = 'x', .clause = "identity and schema"},
	{.at = 63, .size = 1, .byte = 99, .clause = "identity and schema"},   /* user_version */
	{.at = 63, .size = 1, .byte = 1, .clause = "identity and schema"},    /* the one before */
	{.at = 68, .size = 4, .byte = 7, .clause = "identity and schema"},    /* application_id */
	{.at = 100 * 1000, .size = 1, .byte = -1, .clause = "identity and schema"},
	{.at = 300 * PAGE, .size = PAGE, .byte = 0, .clause = "integrity_check"},
	{.at = 400 * PAGE, .size = 64, .byte = 0xff, .clause = "integrity_check"},
};

static enum status
rehearse_damaged(const char *bytes, size_t size, size_t damage, struct report *report)
{
	static char path[] = "/tmp/kalauz-rehearse-XXXXXX";
	struct target target = {.name = "central/1/catalogue.db", .serial = 5};
	memcpy(path + sizeof path - 7, "XXXXXX", 6);
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	bool cut = damages[damage].byte < 0;
	assert_int_equal(write(fd, bytes, cut ? damages[damage].at : size), cut ? damages[damage].at : size);
	for (size_t i = 0; !cut && i < damages[damage].size; i++)
		assert_int_equal(pwrite(fd, &(char){(char)damages[damage].byte}, 1, (off_t)(damages[damage].at + i)), 1);
	close(fd);
	begin_catching();
	enum status status = rehearse(path, &target, report);
	end_catching();
	unlink(path);
	return status;
}

static void
rehearses(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	size_t size;
	(void)state;
	char *bytes = files_read(AT_FDCWD, path ? path : "build/catalogue.db", MAX_CATALOGUE, &size);
	assert_non_null(bytes);
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		struct report report = {0};
		enum status status = rehearse_damaged(bytes, size, i, &report);
		if (!damages[i].clause) {
			assert_int_equal(status, STATUS_DONE);
			continue;
		}
		assert_int_equal(status, STATUS_INVALID);
		assert_int_equal(report.outcome, OUTCOME_REFUSED);
		if (!strstr(report.line, damages[i].clause))
			fail_msg("damage %zu: %s", i, report.line);
	}
	free(bytes);
}

/* ----------------------------------------------------------------- sandbox -- */

static const char *folder;

static void *
nothing(void *closure)
{
	return closure;
}

/* Each attempt in the sandbox: 0 when it ends as it should. */
static int
may_write_the_store(void)
{
	char path[4096], other[4096];
	snprintf(path, sizeof path, "%s/a", folder);
	snprintf(other, sizeof other, "%s/b", folder);
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	return fd < 0 || write(fd, "x", 1) != 1 || fsync(fd) || ftruncate(fd, 0) || posix_fallocate(fd, 0, 10) ||
	    rename(path, other) || symlink("b", path) || unlink(path);
}

static int
may_not_write_elsewhere(void)
{
	char other[64];
	snprintf(other, sizeof other, "/tmp/kalauz-sandbox-%d", (int)getpid());
	int fd = open(other, O_RDWR | O_CREAT, 0600);
	if (fd >= 0)
		unlink(other);
	return fd >= 0;
}

static int
may_not_read_elsewhere(void)
{
	return open("/etc/passwd", O_RDONLY) >= 0 || open("/proc/self/environ", O_RDONLY) >= 0 ||
	    open("/dev/tty", O_RDWR) >= 0;
}

static int
may_read_what_names_need(void)
{
	return open("/dev/urandom", O_RDONLY) < 0 || (!access("/etc/hosts", R_OK) && open("/etc/hosts", O_RDONLY) < 0);
}

static int
may_not_start_programs(void)
{
	char *const arguments[] = {"true", NULL};
	if (execv("/bin/true", arguments) != -1 || errno != EPERM)
		return 1;
	pid_t child = fork();
	if (!child)
		_exit(0);
	return child >= 0;
}

static int
may_have_threads(void)
{
	pthread_t thread;
	return pthread_create(&thread, NULL, nothing, NULL) || pthread_join(thread, NULL);
}

static int
may_be_a_client(void)
{
	int stream = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	struct sockaddr_in nobody = {.sin_family = AF_INET, .sin_port = htons(1), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	if (stream < 0 || socket(AF_INET, SOCK_DGRAM, 0) < 0 || socket(AF_INET6, SOCK_STREAM, 0) < -1)
		return 1;
	return !connect(stream, (struct sockaddr *)&nobody, sizeof nobody) || errno == EPERM || errno == ENOSYS;
}

static int
may_not_be_a_server(void)
{
	int stream = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	return !bind(stream, (struct sockaddr *)&any, sizeof any) || !listen(stream, 1) ||
	    socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ||
	    socket(AF_NETLINK, SOCK_RAW, 0) >= 0 || socket(AF_PACKET, SOCK_RAW, 0) >= 0;
}

static int
may_not_touch_others(void)
{
	return !kill(getppid(), 0) || !ptrace(PTRACE_TRACEME, 0, 0, 0) || !setuid(0) || !chroot("/");
}

static const struct {
	const char *name;
	int (*attempt)(void);
} attempts[] = {
	{"write the store", may_write_the_store},
	{"not write elsewhere", may_not_write_elsewhere},
	{"not read elsewhere", may_not_read_elsewhere},
	{"read what names need", may_read_what_names_need},
	{"not start programs", may_not_start_programs},
	{"have threads", may_have_threads},
	{"be a client", may_be_a_client},
	{"not be a server", may_not_be_a_server},
	{"not touch others", may_not_touch_others},
};

static bool
is_sanitised(void)
{
#if defined __SANITIZE_ADDRESS__
	return true;
#elif defined __has_feature
#if __has_feature(address_sanitizer)
	return true;
#endif
#endif
	return false;
}

static void
locks_the_process_in(void **state)
{
	(void)state;
	if (is_sanitised()) {
		print_message("skip: a sanitised program has no sandbox\n");
		skip();
	}
	folder = support_folder();
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		fflush(NULL);
		pid_t child = fork();
		assert_true(child >= 0);
		if (!child)
			_exit(sandbox_enter(&(struct sandbox){.writable = {folder}}) != STATUS_DONE ? 99
			    : attempts[i].attempt());
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status)
			fail_msg("should %s: status %d", attempts[i].name, status);
	}
}

static void
drops_root(void **state)
{
	const char *theirs = support_folder(), *shared = support_folder();
	gid_t group = 0;
	(void)state;
	if (geteuid()) {
		print_message("skip: only root can drop root\n");
		skip();
	}
	assert_int_equal(chown(theirs, 65534, 65534), 0);
	assert_int_equal(chown(shared, 0, 54321), 0);
	pid_t child = fork();
	if (!child)
		_exit(sandbox_drop_root("/nowhere", NULL) || geteuid() || sandbox_drop_root(theirs, shared) || getuid() != 65534 ||
		    getegid() != 65534 || getgroups(1, &group) != 1 || group != 54321 || !setuid(0));
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_all_keys),
		cmocka_unit_test(takes_servers), cmocka_unit_test(takes_proxies),
		cmocka_unit_test(names_every_fault),
		cmocka_unit_test(names_all_faults_at_once),
		cmocka_unit_test(reports_under_its_own_name),
		cmocka_unit_test(reports_hide_names_and_passwords),
		cmocka_unit_test(remembers_its_state),
		cmocka_unit_test(distrusts_a_damaged_state),
		cmocka_unit_test(tells_prometheus),
		cmocka_unit_test(rehearses),
		cmocka_unit_test(locks_the_process_in),
		cmocka_unit_test(drops_root),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
