#include "kiosk/call/call_board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/text.h"

static void
say(struct call_messages *out, size_t to, const char *line)
{
	if (out->count < sizeof out->items / sizeof *out->items)
		out->items[out->count++] = (struct call_message){to, line};
}

/* To all desks. */
static void
say_desks(const struct call_board *board, struct call_messages *out, const char *line)
{
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (board->clients[i].what == CALL_DESK)
			say(out, i, line);
}

static const char *
call_line(struct call_messages *out, const struct call_client *kiosk)
{
	return arena_printf(&out->arena, "call %u %s %s\n", kiosk->number, kiosk->time, kiosk->name);
}

void
call_board_join(struct call_board *board, size_t place)
{
	board->clients[place] = (struct call_client){.what = CALL_UNKNOWN};
}

static bool
is_open(const struct call_client *client)
{
	return client->what == CALL_KIOSK && !client->taken;
}

/* Two calls of one kiosk are one too many. */
static bool
calls_already(const struct call_board *board, const char *name)
{
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (is_open(&board->clients[i]) && !strcmp(board->clients[i].name, name))
			return true;
	return false;
}

static bool
begin_call(struct call_board *board, size_t place, const char *name, const char *time, struct call_messages *out,
    bool *called)
{
	struct arena scratch = {0};
	struct call_client *client = &board->clients[place];
	const char *clean = text_clean(&scratch, name, strlen(name));
	bool good = client->what == CALL_UNKNOWN && clean && *clean && strlen(clean) <= CALL_MAX_NAME;
	if (good && calls_already(board, clean)) {
		say(out, place, "busy\n");
	} else if (good) {
		client->what = CALL_KIOSK;
		client->number = ++board->last;
		snprintf(client->name, sizeof client->name, "%s", clean);
		snprintf(client->time, sizeof client->time, "%s", time);
		*called = true;
		say(out, place, "rings\n");
		say_desks(board, out, call_line(out, client));
	}
	arena_free(&scratch);
	return good;
}

/* A desk hears first what is open already. */
static bool
begin_watch(struct call_board *board, size_t place, struct call_messages *out)
{
	if (board->clients[place].what != CALL_UNKNOWN)
		return false;
	board->clients[place].what = CALL_DESK;
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (is_open(&board->clients[i]))
			say(out, place, call_line(out, &board->clients[i]));
	return true;
}

void
call_board_take(struct call_board *board, size_t place, struct call_messages *out)
{
	struct call_client *kiosk = &board->clients[place];
	if (!is_open(kiosk))
		return;
	kiosk->taken = true;
	say(out, place, "taken\n");
	say_desks(board, out, arena_printf(&out->arena, "gone %u\n", kiosk->number));
}

/* A call that somebody else took, or that is over, is no fault of who takes it. */
static bool
take(struct call_board *board, size_t place, const char *number, struct call_messages *out)
{
	char *end;
	unsigned long wanted = strtoul(number, &end, 10);
	if (board->clients[place].what != CALL_DESK || end == number || *end)
		return false;
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (is_open(&board->clients[i]) && board->clients[i].number == wanted)
			call_board_take(board, i, out);
	return true;
}

bool
call_board_hear(struct call_board *board, size_t place, const char *line, const char *time, struct call_messages *out,
    bool *called)
{
	*called = false;
	if (!strncmp(line, "call ", 5))
		return begin_call(board, place, line + 5, time, out, called);
	if (!strcmp(line, "watch"))
		return begin_watch(board, place, out);
	return !strncmp(line, "take ", 5) && take(board, place, line + 5, out);
}

void
call_board_leave(struct call_board *board, size_t place, struct call_messages *out)
{
	struct call_client left = board->clients[place];
	board->clients[place] = (struct call_client){0};
	if (is_open(&left))
		say_desks(board, out, arena_printf(&out->arena, "gone %u\n", left.number));
}
