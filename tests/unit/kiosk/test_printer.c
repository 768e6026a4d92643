/* The kiosk's end of the printer's socket: jobs out, words in, and nothing waits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk/device/printer.h"
#include "tests/support/support.h"

/* A server that nobody has called yet. */
static int
listen_at(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_true(fd >= 0 && strlen(path) < sizeof address.sun_path);
	memcpy(address.sun_path, path, strlen(path));
	unlink(path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(fd, 1), 0);
	return fd;
}

static const char *
wait_for_word(struct printer *printer)
{
	const char *word;
	while (!(word = printer_hear(printer))) {
		struct pollfd watched = printer_watch(printer);
		if (poll(&watched, 1, 5000) <= 0)
			return NULL;
	}
	return word;
}

static void
test_job_and_words(void **state)
{
	struct printer printer;
	char job[] = "kalauz-print 1\nend\n", got[64];
	int server = listen_at(support_path("print"));
	(void)state;
	printer_init(&printer, support_path("print"));
	assert_int_equal(printer_watch(&printer).fd, -1);
	assert_null(printer_hear(&printer));
	printer_send(&printer, job, strlen(job));
	int client = accept(server, NULL, NULL);
	assert_int_equal(read(client, got, sizeof got), strlen(job));
	assert_memory_equal(got, job, strlen(job));
	assert_null(printer_hear(&printer));
	assert_int_equal(write(client, "accep", 5), 5); /* a word in pieces, two at once */
	assert_null(printer_hear(&printer));
	assert_int_equal(write(client, "ted\nprinting\ndone\n", 18), 18);
	close(client);
	assert_string_equal(wait_for_word(&printer), "accepted");
	assert_string_equal(wait_for_word(&printer), "printing");
	assert_string_equal(wait_for_word(&printer), "done");
	assert_string_equal(wait_for_word(&printer), "closed");
	assert_null(printer_hear(&printer));
	close(server);
}

/* Nobody reads: the job waits here, and then arrives whole. */
static void
test_large_job_never_waits(void **state)
{
	enum { SIZE = 4 * 1024 * 1024 };
	struct printer printer;
	char *job = malloc(SIZE), *got = malloc(SIZE);
	size_t size = 0;
	int server = listen_at(support_path("print"));
	(void)state;
	assert_true(job && got);
	for (size_t i = 0; i < SIZE; i++)
		job[i] = (char)(i * 7 + i / 251);
	printer_init(&printer, support_path("print"));
	alarm(20);
	printer_send(&printer, job, SIZE);
	assert_true(printer_watch(&printer).events & POLLOUT);
	int client = accept(server, NULL, NULL);
	while (size < SIZE) {
		ssize_t more = recv(client, got + size, SIZE - size, MSG_DONTWAIT);
		if (more > 0)
			size += (size_t)more;
		else
			assert_null(printer_hear(&printer));
	}
	alarm(0);
	assert_memory_equal(got, job, SIZE);
	assert_false(printer_watch(&printer).events & POLLOUT);
	printer_stop(&printer);
	assert_int_equal(recv(client, got, 1, 0), 0); /* the other side sees it */
	close(client);
	close(server);
	free(job);
	free(got);
}

static void
test_nobody_there(void **state)
{
	struct printer printer;
	(void)state;
	support_remove(support_path("print"));
	printer_init(&printer, support_path("print"));
	printer_send(&printer, "x", 1);
	assert_string_equal(printer_hear(&printer), "offline");
	assert_null(printer_hear(&printer));
	printer_send(&printer, "x", 1);
	printer_stop(&printer); /* a new visit hears nothing of it */
	assert_null(printer_hear(&printer));
}

/* Those that wait already leave no place. */
static void
test_too_many(void **state)
{
	struct printer printers[8];
	const char *word = NULL;
	int server = listen_at(support_path("print"));
	(void)state;
	for (size_t i = 0; i < 8; i++) {
		printer_init(&printers[i], support_path("print"));
		printer_send(&printers[i], "x", 1);
		word = printer_hear(&printers[i]);
	}
	assert_non_null(word);
	assert_string_equal(word, "busy");
	for (size_t i = 0; i < 8; i++)
		printer_stop(&printers[i]);
	close(server);
}

/* What is no word ends the talk. */
static void
test_hostile_words(void **state)
{
	char flood[4096];
	struct printer printer;
	int server = listen_at(support_path("print"));
	(void)state;
	memset(flood, 'a', sizeof flood);
	printer_init(&printer, support_path("print"));
	printer_send(&printer, "x", 1);
	int client = accept(server, NULL, NULL);
	assert_int_equal(write(client, flood, sizeof flood), sizeof flood);
	assert_string_equal(wait_for_word(&printer), "closed");
	close(client);
	close(server);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_job_and_words), cmocka_unit_test(test_large_job_never_waits),
		cmocka_unit_test(test_nobody_there), cmocka_unit_test(test_too_many), cmocka_unit_test(test_hostile_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
