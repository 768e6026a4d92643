/* A colleague is called: who says what to whom; the kiosk and the desk that hear it; the program with its sockets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "kiosk/app/app.h"
#include "kiosk/call/call_board.h"
#include "kiosk/call/call_serve.h"
#include "tests/support/support.h"

#define NOW INT64_C(1795427460) /* 2026-11-23T09:51 */

/* --------------------------------------------------------------- the board -- */

static struct call_board board;
static struct call_messages messages;

static int
empty_board(void **state)
{
	(void)state;
	memset(&board, 0, sizeof board);
	arena_free(&messages.arena);
	memset(&messages, 0, sizeof messages);
	return 0;
}

/* Whether that line was sent to that place since the last call; forgets all. */
static bool
sent(size_t to, const char *line)
{
	bool found = false;
	for (size_t i = 0; i < messages.count; i++)
		found |= messages.items[i].to == to && !strcmp(messages.items[i].line, line);
	return found;
}

static bool
hear(size_t place, const char *line)
{
	bool called;
	messages.count = 0;
	if (board.clients[place].what == CALL_NOBODY)
		call_board_join(&board, place);
	return call_board_hear(&board, place, line, "9.41", &messages, &called);
}

static void
test_a_call_is_heard_and_taken(void **state)
{
	(void)state;
	assert_true(hear(0, "watch"));
	assert_true(hear(1, "call Bejárat"));
	assert_true(sent(1, "rings\n"));
	assert_true(sent(0, "call 1 9.41 Bejárat\n"));
	assert_true(hear(2, "watch")); /* a desk that comes later hears what is open */
	assert_true(sent(2, "call 1 9.41 Bejárat\n"));
	assert_true(hear(2, "take 1"));
	assert_true(sent(1, "taken\n"));
	assert_true(sent(0, "gone 1\n"));
	assert_true(sent(2, "gone 1\n"));
	assert_true(hear(0, "take 1")); /* too late, which is no fault */
	assert_int_equal(messages.count, 0);
}

static void
test_a_call_that_is_over(void **state)
{
	(void)state;
	assert_true(hear(0, "watch"));
	assert_true(hear(1, "call A"));
	messages.count = 0;
	call_board_leave(&board, 1, &messages);
	assert_true(sent(0, "gone 1\n"));
	assert_true(hear(3, "watch"));
	assert_int_equal(messages.count, 0);
}

static void
test_one_call_of_a_kiosk(void **state)
{
	(void)state;
	assert_true(hear(0, "watch"));
	assert_true(hear(1, "call A"));
	assert_true(hear(2, "call A"));
	assert_true(sent(2, "busy\n"));
	assert_false(sent(0, "call 2 9.41 A\n"));
	assert_true(hear(3, "call B"));
	assert_true(sent(0, "call 2 9.41 B\n"));
	assert_false(hear(3, "call B again")); /* it has called */
}

static void
test_what_is_no_line(void **state)
{
	static const char *const lines[] = {"", "call ", "call", "take 1", "hello", "take x",
		"call 1234567890123456789012345678901234567890123456789012345678901"};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		call_board_join(&board, i);
		if (hear(i, lines[i]))
			fail_msg("taken: \"%s\"", lines[i]);
	}
	assert_true(hear(20, "watch"));
	assert_false(hear(20, "call A")); /* a desk is no kiosk */
	assert_true(hear(21, "call A\x1b[2J")); /* nothing of a name reaches a terminal as it is */
	assert_true(messages.count == 2 && !strchr(messages.items[1].line, 0x1b));
}

/* ---------------------------------------------------------- kiosk and desk -- */

static struct settings settings;
static struct app app;
static struct tally kept;

static enum status
keep(const char *folder, const struct tally_head *head, const struct tally *what, bool quiet)
{
	(void)folder, (void)head, (void)quiet;
	if (what)
		tally_merge(&kept, what);
	return STATUS_DONE;
}

static void
turn(struct input input, int seconds)
{
	app_turn(&app, app.ctx.clock + seconds * 1000, NOW, &input);
	app_draw(&app);
}

static void
press(uint32_t key)
{
	turn((struct input){.what = INPUT_KEY, .key = key}, 0);
}

static void
begin(bool at_desk)
{
	tally_free(&kept);
	memset(&app, 0, sizeof app);
	settings_default(&settings);
	settings.tally = "/counts";
	settings.call = "/nowhere/call";
	settings.name = "Bejárat";
	app.at_desk = app.replica.at_desk = at_desk;
	app.keep = keep;
	app.replica.paths[0].path = support_path("catalogue.db");
	app_init(&app, &settings, 80, 25, 1000, NOW);
	assert_true(app.ctx.catalogue);
	app.call_stop = false;
}

static uint64_t
counted(const char *word)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < kept.count; i++)
		if (kept.lines[i].kind == TALLY_CALL && !strcmp(kept.lines[i].word, word))
			sum += kept.lines[i].count;
	return sum;
}

static void
call(void)
{
	press(K_F12);
	press(K_ENTER);
}

/* What the kiosk said to kalauz-call, once. */
static const char *
said(void)
{
	static char line[sizeof app.call_line];
	memcpy(line, app.call_line, sizeof line);
	app.call_line[0] = 0;
	return line;
}

static void
test_a_kiosk_calls(void **state)
{
	(void)state;
	begin(false);
	press(K_F12);
	assert_string_equal(said(), ""); /* it asks first */
	press(K_ENTER);
	assert_string_equal(said(), "call Bejárat\n");
	app_hear_call(&app, "rings");
	assert_int_equal(app.ctx.calling, CALLING_RINGS);
	press(K_ESCAPE);
	call(); /* it goes on */
	assert_string_equal(said(), "");
	app_hear_call(&app, "taken");
	assert_int_equal(app.ctx.calling, CALLING_TAKEN);
	app_hear_call(&app, "closed");
	assert_int_equal(app.ctx.calling, CALLING_TAKEN);
	assert_int_equal(counted("made"), 1);
	assert_int_equal(counted("taken"), 1);
	press(K_F1 + 9);
	assert_true(app.call_stop);
	assert_int_equal(counted("lapsed"), 0);
	app_destroy(&app);
}

static void
test_a_call_lapses_with_the_visit(void **state)
{
	(void)state;
	begin(false);
	call();
	app_hear_call(&app, "rings");
	press(K_F1 + 9);
	assert_true(app.call_stop);
	assert_int_equal(counted("lapsed"), 1);
	app_hear_call(&app, "taken"); /* of nobody here any more */
	assert_int_equal(app.ctx.calling, CALLING_NOTHING);
	app_destroy(&app);
}

static void
test_not_again_at_once(void **state)
{
	(void)state;
	begin(false);
	call();
	assert_string_equal(said(), "call Bejárat\n");
	press(K_F1 + 9);
	call();
	assert_string_equal(said(), "");
	turn((struct input){.what = INPUT_KEY, .key = K_ESCAPE}, settings.call_again_seconds + 1);
	call();
	assert_string_equal(said(), "call Bejárat\n");
	assert_int_equal(counted("made"), 2);
	app_destroy(&app);
}

static void
test_where_nobody_can_be_called(void **state)
{
	(void)state;
	begin(false);
	app.ctx.calls = false;
	press(K_F12);
	assert_int_equal(app.depth, 1);
	app.ctx.calls = true;
	call();
	app_hear_call(&app, "offline");
	assert_int_equal(app.ctx.calling, CALLING_FAILED);
	for (int i = 0; i < 4; i++) /* five times F12 is for who looks after the machine, as ever */
		press(K_F12);
	press(K_F12);
	assert_int_equal(app.stack[app.depth - 1]->link.kind, LINK_STAFF);
	app_destroy(&app);
}

static void
test_a_desk_goes(void **state)
{
	(void)state;
	begin(true);
	press(K_F12);
	assert_string_equal(said(), "");
	app_hear_call(&app, "call 7 9.41 Bejárat");
	app_hear_call(&app, "call 9 9.42 Ablak");
	press(K_F12);
	assert_string_equal(said(), "take 7\n");
	app_hear_call(&app, "gone 7");
	press(K_F12);
	assert_string_equal(said(), "take 9\n");
	for (unsigned i = 10; i < 30; i++) {
		char line[32];
		snprintf(line, sizeof line, "call %u 9.43 X", i);
		app_hear_call(&app, line);
	}
	assert_int_equal(app.calls.count, CALLS_MAX);
	app_hear_call(&app, "closed"); /* what is open is not known any more */
	assert_int_equal(app.calls.count, 0);
	app_destroy(&app);
}

/* --------------------------------------------------------------- the program -- */

static volatile sig_atomic_t stop;
static int listener;
static const char *command;

static void *
serve(void *closure)
{
	(void)closure;
	call_serve(listener, command, 0, &stop);
	return NULL;
}

static int
connected(const struct sockaddr_un *address, const char *line)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)address, sizeof *address), 0);
	assert_int_equal(write(fd, line, strlen(line)), strlen(line));
	return fd;
}

/* The next line; "": it hung up, or nothing came in ten seconds. */
static const char *
line_of(int fd)
{
	static char line[128];
	size_t size = 0;
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	while (size < sizeof line - 1 && poll(&ready, 1, 10000) > 0 && read(fd, line + size, 1) == 1)
		if (line[size++] == '\n')
			break;
	line[size] = 0;
	return line;
}

static void
test_the_program(void **state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	pthread_t thread;
	(void)state;
	const char *script = support_path("ring");
	static const char text[] = "#!/bin/sh\n[ \"$1\" = C ] && echo taken\nexec sleep 60\n";
	support_write(script, text, strlen(text));
	assert_int_equal(chmod(script, 0700), 0);
	command = script;
	snprintf(address.sun_path, sizeof address.sun_path, "%s", support_path("call"));
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(listener, 8), 0);
	assert_int_equal(pthread_create(&thread, NULL, serve, NULL), 0);
	int desk = connected(&address, "watch\n"), kiosk = connected(&address, "call A\n");
	assert_string_equal(line_of(kiosk), "rings\n");
	char number[16], taken[32];
	assert_int_equal(sscanf(line_of(desk), "call %15s", number), 1);
	snprintf(taken, sizeof taken, "take %s\n", number);
	assert_int_equal(write(desk, taken, strlen(taken)), strlen(taken));
	assert_string_equal(line_of(kiosk), "taken\n");
	assert_int_equal(strncmp(line_of(desk), "gone ", 5), 0);
	close(kiosk);
	kiosk = connected(&address, "call C\n"); /* the command says that somebody goes */
	assert_string_equal(line_of(kiosk), "rings\n");
	assert_string_equal(line_of(kiosk), "taken\n");
	int other = connected(&address, "nonsense\n");
	assert_string_equal(line_of(other), "");
	stop = 1;
	assert_int_equal(pthread_join(thread, NULL), 0);
	close(kiosk), close(desk), close(other), close(listener);
}

static int
make_catalogue(void **state)
{
	const char *file = support_path("catalogue.db");
	char *build[] = {"build", "-o", (char *)file, "tests/fixtures/small", NULL};
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	return build_command(4, build);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_a_call_is_heard_and_taken, empty_board),
		cmocka_unit_test_setup(test_a_call_that_is_over, empty_board),
		cmocka_unit_test_setup(test_one_call_of_a_kiosk, empty_board),
		cmocka_unit_test_setup(test_what_is_no_line, empty_board),
		cmocka_unit_test(test_a_kiosk_calls),
		cmocka_unit_test(test_a_call_lapses_with_the_visit),
		cmocka_unit_test(test_not_again_at_once),
		cmocka_unit_test(test_where_nobody_can_be_called),
		cmocka_unit_test(test_a_desk_goes),
		cmocka_unit_test(test_the_program),
	};
	return cmocka_run_group_tests(tests, make_catalogue, NULL);
}
