/* From the key to the printer's socket and back, on the locked kiosk. The test is the printer. Prints how long a list takes
 * from the key to its last byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "tests/pty/terminal.h"
#include "tests/support/support.h"

enum { LIMIT = 20000, JOB = 256 * 1024, MEASURES = 100 };

struct hall {
	int server;
	struct terminal *kiosk;
};

/* The kiosk on the page of a list, with a printer. */
static void
open_hall(struct hall *hall)
{
	static const char *const keys[] = {"3", "Enter", "4", "Enter", "F11"};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	const char *build = getenv("KALAUZ_BUILD"), *socket_path = support_path("print"), *conf = support_path("kalauz.conf");
	char program[512], line[512];
	snprintf(program, sizeof program, "%s/kalauz", build ? build : "build");
	int size = snprintf(line, sizeof line, "printer = %s\nidle_seconds = 3600\n", socket_path);
	support_write(conf, line, (size_t)size);
	unlink(socket_path);
	hall->server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	memcpy(address.sun_path, socket_path, strlen(socket_path));
	assert_int_equal(bind(hall->server, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(hall->server, 4), 0);
	char *arguments[] = {program, "--kiosk", "--config", (char *)conf, "--now", "2026-11-23T09:41", NULL};
	hall->kiosk = terminal_start(arguments, &(struct terminal_options){0});
	assert_non_null(hall->kiosk);
	assert_true(terminal_wait_text(hall->kiosk, "Miben segíthetünk", LIMIT));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_true(terminal_key(hall->kiosk, keys[i]));
		terminal_wait_quiet(hall->kiosk, 100, LIMIT);
	}
	assert_true(terminal_wait_text(hall->kiosk, "A listája papíron", LIMIT));
}

static void
close_hall(struct hall *hall)
{
	terminal_free(hall->kiosk);
	close(hall->server);
}

static double
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The list that comes, whole; who brought it. */
static int
take_job(const struct hall *hall, char job[JOB])
{
	size_t size = 0;
	int client = accept(hall->server, NULL, NULL);
	assert_true(client >= 0);
	setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){.tv_sec = LIMIT / 1000}, sizeof(struct timeval));
	do {
		ssize_t got = recv(client, job + size, JOB - 1 - size, 0);
		assert_true(got > 0);
		size += (size_t)got;
		job[size] = 0;
	} while (size < 5 || strcmp(job + size - 5, "\nend\n") != 0);
	return client;
}

static void
say(int client, const char *words)
{
	assert_int_equal(write(client, words, strlen(words)), strlen(words));
}

static void
test_list_and_answers(void **state)
{
	static char job[JOB];
	struct hall hall;
	(void)state;
	open_hall(&hall);
	terminal_key(hall.kiosk, "2");
	terminal_key(hall.kiosk, "Enter");
	int client = take_job(&hall, job);
	assert_non_null(strstr(job, "kalauz-print 1\nlanguage hu\n"));
	assert_non_null(strstr(job, "\nmade 2026-11-23\n"));
	assert_non_null(strstr(job, "\ntype large\n"));
	assert_non_null(strstr(job, "\nerrand "));
	assert_non_null(strstr(job, "\nopen "));
	assert_true(terminal_wait_text(hall.kiosk, "Nyomtatom", LIMIT));
	say(client, "accepted\nno-paper\n");
	assert_true(terminal_wait_text(hall.kiosk, "Kifogyott a papír", LIMIT));
	say(client, "printing\n");
	assert_true(terminal_wait_text(hall.kiosk, "Nyomtatom", LIMIT));
	say(client, "done\n");
	close(client);
	assert_true(terminal_wait_text(hall.kiosk, "Kinyomtattuk", LIMIT));
	terminal_key(hall.kiosk, "Enter");
	client = take_job(&hall, job);
	close(client); /* it dies */
	assert_true(terminal_wait_text(hall.kiosk, "Nem sikerült kinyomtatni", LIMIT));
	close_hall(&hall);
}

/* The end of the visit hangs up; the next one hears nothing. */
static void
test_end_of_visit(void **state)
{
	static char job[JOB];
	char byte;
	struct hall hall;
	(void)state;
	open_hall(&hall);
	terminal_key(hall.kiosk, "Enter");
	int client = take_job(&hall, job);
	say(client, "accepted\nno-paper\n");
	assert_true(terminal_wait_text(hall.kiosk, "Kifogyott a papír", LIMIT));
	terminal_key(hall.kiosk, "F10");
	assert_int_equal(recv(client, &byte, 1, 0), 0);
	close(client);
	assert_true(terminal_wait_text(hall.kiosk, "Miben segíthetünk", LIMIT));
	assert_false(terminal_shows(hall.kiosk, "nyomtat"));
	close_hall(&hall);
}

static void
test_nobody_there(void **state)
{
	struct hall hall;
	(void)state;
	open_hall(&hall);
	close(hall.server);
	terminal_key(hall.kiosk, "Enter");
	assert_true(terminal_wait_text(hall.kiosk, "A nyomtató most nem érhető el", LIMIT));
	hall.server = -1;
	close_hall(&hall);
}

static int
by_size(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

/* What was refused as busy does not count as printed, so that it can be asked for again. */
static void
test_how_long(void **state)
{
	static char job[JOB];
	double took[MEASURES];
	struct hall hall;
	(void)state;
	open_hall(&hall);
	for (int i = 0; i < MEASURES; i++) {
		double from = now_ms();
		terminal_key(hall.kiosk, "Enter");
		int client = take_job(&hall, job);
		took[i] = now_ms() - from;
		assert_true(terminal_wait_text(hall.kiosk, "Nyomtatom", LIMIT));
		say(client, "busy\n");
		close(client);
		assert_true(terminal_wait_text(hall.kiosk, "mással dolgozik", LIMIT));
	}
	qsort(took, MEASURES, sizeof *took, by_size);
	printf("key to last byte at the printer, %zu bytes: p50 %.2f ms, p99 %.2f ms, most %.2f ms\n", strlen(job),
	    took[MEASURES / 2], took[MEASURES * 99 / 100 - 1], took[MEASURES - 1]);
	close_hall(&hall);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list_and_answers), cmocka_unit_test(test_end_of_visit),
		cmocka_unit_test(test_nobody_there), cmocka_unit_test(test_how_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
