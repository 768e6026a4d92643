#include "data/page/page_hall.h"

#include <string.h>

#include "data/page/page_channels.h"

static bool
names(const struct hall_queue *queue, int64_t matter)
{
	for (size_t i = 0; i < queue->count; i++)
		if (queue->matters[i] == matter)
			return true;
	return false;
}

/* The queue that names the service; else its life situation; else the one for all the rest. NULL: none. */
static const struct hall_queue *
queue_of(const struct draft *draft, const struct service *s)
{
	const struct hall *hall = draft->context->hall;
	const struct hall_queue *by_situation = NULL, *rest = NULL;
	for (size_t i = 0; hall && draft_is_here(draft, s) && i < hall->count; i++) {
		const struct hall_queue *queue = &hall->queues[i];
		if (names(queue, s->id))
			return queue;
		if (!by_situation && names(queue, s->home.id))
			by_situation = queue;
		if (!rest && queue->rest)
			rest = queue;
	}
	return by_situation ? by_situation : rest;
}

const char *
draft_ticket(const struct draft *draft, const struct service *s)
{
	const struct hall_queue *queue = queue_of(draft, s);
	return queue ? queue->ticket : NULL;
}

static const char *
desk_words(const struct draft *draft, const struct hall_queue *queue)
{
	const char *today = draft->context->today;
	for (size_t i = 0; today && i < queue->moved_count; i++)
		if (!strcmp(queue->moved[i].day, today))
			return WORDS_FILL(draft->arena, draft_word(draft, W("Today at desk: {desk}.")),
			    {"desk", queue->moved[i].desk});
	return queue->desk ? WORDS_FILL(draft->arena, draft_word(draft, W("Desk: {desk}.")), {"desk", queue->desk}) : NULL;
}

const char *
draft_take_number(const struct draft *draft, const struct service *s)
{
	static const char *const patterns[] = {
		[HALL_TICKETS_MACHINE] = W("Take a number: {queue}."),
		[HALL_TICKETS_DESK] = W("Ask our staff for a number: {queue}."),
		[HALL_TICKETS_NONE] = W("You need no number. Go here: {queue}."),
	};
	const struct hall_queue *queue = queue_of(draft, s);
	if (!queue)
		return NULL;
	const char *words = WORDS_FILL(draft->arena, draft_word(draft, patterns[draft->context->hall->tickets]),
	    {"queue", queue->ticket});
	const char *desk = desk_words(draft, queue);
	return desk ? arena_printf(draft->arena, "%s %s", words, desk) : words;
}

const char *
draft_take_numbers(const struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *all = NULL, *each = NULL;
	bool same = true;
	for (size_t i = 0; i < g->count; i++) {
		struct draft one = *draft;
		one.errand = &g->cases[i];
		const char *words = draft_take_number(&one, g->cases[i].service);
		if (!words)
			return NULL;
		same &= !all || !strcmp(all, words);
		all = words;
		words = arena_printf(draft->arena, "%s: %s", g->cases[i].service->name.text, words);
		each = each ? arena_printf(draft->arena, "%s %s", each, words) : words;
	}
	return same ? all : each;
}

/* NULL: not said. */
static const char *
booking_words(const struct draft *draft, const struct service *s)
{
	const struct hall *hall = draft->context->hall;
	const char *phone = hall ? hall->booking_phone : NULL, *web = hall ? hall->booking_web : NULL;
	if ((!phone && !web) || !draft_is_here(draft, s))
		return NULL;
	return WORDS_FILL(draft->arena, draft_word(draft, W("You can book a time: {where}")), {"where",
		phone && web ? arena_printf(draft->arena, "%s, %s", phone, web) : phone ? phone : web});
}

void
draft_hall(struct draft *draft, const struct service *s)
{
	draft_add(draft, BLOCK_TEXT, text_of(draft_take_number(draft, s)));
	draft_add(draft, BLOCK_TEXT, text_of(booking_words(draft, s)));
}

static const char *
closed_words(const struct page_context *context)
{
	const struct hall *hall = context->hall;
	for (size_t i = 0; hall && context->today && i < hall->closed_count; i++)
		if (!strcmp(hall->closed[i], context->today))
			return words_get(&page_words, context->lang, W("This office is closed today."));
	return NULL;
}

const char *
draft_closed(const struct draft *draft)
{
	return closed_words(draft->context);
}

const char *
page_hall_notice(struct arena *arena, const struct page_context *context)
{
	const struct hall *hall = context->hall;
	const char *today = context->today;
	if (!hall || !today)
		return NULL;
	const char *closed = closed_words(context);
	const char *told = hall->notice && strcmp(hall->notice_from, today) <= 0 &&
	    strcmp(today, hall->notice_to) <= 0 ? hall->notice : NULL;
	return closed && told ? arena_printf(arena, "%s %s", closed, told) : closed ? closed : told;
}
